package dev.claw.os;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where this machine is.
public interface Location {

  /// Whether there is anything to ask. Never starts a positioning service.
  Availability probe();

  /// Finds the position within the request's time.
  Position locate(LocationRequest request) throws CapabilityException, InterruptedException;

  /// How exact a position has to be.
  enum Accuracy {
    COARSE,
    BALANCED,
    PRECISE
  }

  /// What a position was derived from; the lower-case name is the one on the wire.
  enum Source {
    GPS,
    WIFI,
    CELL,
    UNKNOWN
  }

  /// How long to wait, how old an answer may be, and how exact it has to be.
  record LocationRequest(Duration timeout, Duration maxAge, Accuracy accuracy) {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /// Refuses to wait for nothing or for more than a minute.
    public LocationRequest {
      if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0 || maxAge.isNegative()) {
        throw new IllegalArgumentException("a location takes at most 60 seconds");
      }
    }

    /// Ten seconds, at most a minute old, balanced.
    public static LocationRequest defaults() {
      return new LocationRequest(Duration.ofSeconds(10), Duration.ofMinutes(1), Accuracy.BALANCED);
    }
  }

  /// A position in WGS 84 degrees and metres.
  record Position(
      double latitude,
      double longitude,
      double accuracyMeters,
      @Nullable Double altitudeMeters,
      @Nullable Double speedMetersPerSecond,
      @Nullable Double headingDegrees,
      Instant timestamp,
      boolean precise,
      Source source) {}
}

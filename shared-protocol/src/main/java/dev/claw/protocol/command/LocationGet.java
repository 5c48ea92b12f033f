package dev.claw.protocol.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks where the machine is.
///
/// @param maxAgeMs how old the answer may be
public record LocationGet(
    @Nullable Integer timeoutMs, @Nullable Long maxAgeMs, @Nullable Accuracy desiredAccuracy)
    implements NodeCommand {

  public LocationGet {
    Ranges.optional(timeoutMs, "timeoutMs", 1, 60_000);
    Ranges.optional(maxAgeMs, "maxAgeMs", 0, 365L * 24 * 3600 * 1000);
  }

  /// How exact the answer has to be.
  public enum Accuracy {
    @JsonProperty("coarse")
    COARSE,
    @JsonProperty("balanced")
    BALANCED,
    @JsonProperty("precise")
    PRECISE
  }

  /// The position, in WGS 84 degrees and metres.
  ///
  /// @param timestamp ISO 8601
  /// @param source `gps`, `wifi`, `cell` or `unknown`
  public record Position(
      double lat,
      double lon,
      double accuracyMeters,
      @Nullable Double altitudeMeters,
      @Nullable Double speedMps,
      @Nullable Double headingDeg,
      String timestamp,
      boolean isPrecise,
      @Nullable String source)
      implements NodeCommand.Result {}
}

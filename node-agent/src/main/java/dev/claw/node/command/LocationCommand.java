package dev.claw.node.command;

import dev.claw.os.CapabilityException;
import dev.claw.os.Location;
import dev.claw.protocol.command.LocationGet;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `location.get`.
final class LocationCommand {
  private final Location location;

  LocationCommand(Location location) {
    this.location = location;
  }

  LocationGet.Position locate(LocationGet request)
      throws CapabilityException, InterruptedException {
    var usual = Location.LocationRequest.defaults();
    Location.Position position =
        location.locate(
            new Location.LocationRequest(
                request.timeoutMs() == null
                    ? usual.timeout()
                    : Duration.ofMillis(request.timeoutMs()),
                request.maxAgeMs() == null ? usual.maxAge() : Duration.ofMillis(request.maxAgeMs()),
                accuracy(request.desiredAccuracy(), usual.accuracy())));
    return new LocationGet.Position(
        position.latitude(),
        position.longitude(),
        position.accuracyMeters(),
        position.altitudeMeters(),
        position.speedMetersPerSecond(),
        position.headingDegrees(),
        position.timestamp().toString(),
        position.precise(),
        position.source().name().toLowerCase(Locale.ROOT));
  }

  private static Location.Accuracy accuracy(
      LocationGet.@Nullable Accuracy wanted, Location.Accuracy usual) {
    return switch (wanted) {
      case COARSE -> Location.Accuracy.COARSE;
      case BALANCED -> Location.Accuracy.BALANCED;
      case PRECISE -> Location.Accuracy.PRECISE;
      case null -> usual;
    };
  }
}

package dev.claw.os.place;

import dev.claw.os.Availability;
import dev.claw.os.Location;
import dev.claw.os.MachineSettings.Place;
import java.time.InstantSource;

/// The place the owner wrote down, for a machine that does not move.
public final class ConfiguredLocation implements Location {

  private static final double PRECISE_METERS = 100;

  private final Place place;
  private final InstantSource clock;

  /// A machine that always is at the given place.
  public ConfiguredLocation(Place place, InstantSource clock) {
    this.place = place;
    this.clock = clock;
  }

  @Override
  public Availability probe() {
    return Availability.available();
  }

  @Override
  public Position locate(LocationRequest request) {
    return new Position(
        place.latitude(),
        place.longitude(),
        place.accuracyMeters(),
        null,
        null,
        null,
        clock.instant(),
        place.accuracyMeters() <= PRECISE_METERS,
        Source.UNKNOWN);
  }
}

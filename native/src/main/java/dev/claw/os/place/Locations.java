package dev.claw.os.place;

import dev.claw.os.Availability.Unavailable;
import dev.claw.os.Location;
import dev.claw.os.MachineSettings;
import dev.claw.os.MachineSettings.Place;
import dev.claw.os.process.ProcessRunner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Chooses where a machine's position comes from.
public final class Locations {

  private Locations() {}

  /// The configured place, else the configured helper, else the programs of the system.
  ///
  /// @param programs of the system, in order of preference
  /// @param absence what to say when there is nothing to ask
  public static Location choose(
      MachineSettings settings, ProcessRunner processes, List<Path> programs, Unavailable absence) {
    Place place = settings.place();
    if (place != null) {
      return new ConfiguredLocation(place, InstantSource.system());
    }
    Path helper = settings.locationHelper();
    List<Path> candidates = helper == null ? programs : List.of(helper);
    return new ProgramLocation(processes, candidates, InstantSource.system(), absence);
  }
}

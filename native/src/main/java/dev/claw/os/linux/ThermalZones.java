package dev.claw.os.linux;

import dev.claw.os.HostFacts.Thermal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalLong;

/// Judges the temperatures in `/sys/class/thermal` by the limits each zone names itself.
final class ThermalZones {

  /// Where a zone names no limits, in thousandths of a degree: processors slow down from about 95.
  private static final long USUAL_PASSIVE = 95_000;

  private static final long USUAL_CRITICAL = 105_000;

  /// Fair means this close to the limit at which the machine slows down.
  private static final long CLOSE = 10_000;

  private final SystemFiles files;

  ThermalZones(SystemFiles files) {
    this.files = files;
  }

  Thermal state() {
    return files.entries(files.resolve("sys/class/thermal"), "thermal_zone*").stream()
        .map(this::state)
        .max(Comparator.naturalOrder())
        .orElse(Thermal.NOMINAL);
  }

  private Thermal state(Path zone) {
    OptionalLong temperature = files.number(zone.resolve("temp"));
    if (temperature.isEmpty()) {
      return Thermal.NOMINAL;
    }
    long degrees = temperature.getAsLong();
    long critical = limit(zone, "critical", USUAL_CRITICAL);
    long passive = limit(zone, "passive", Math.min(USUAL_PASSIVE, critical - CLOSE));
    if (degrees >= critical) {
      return Thermal.CRITICAL;
    }
    if (degrees >= passive) {
      return Thermal.SERIOUS;
    }
    return degrees >= passive - CLOSE ? Thermal.FAIR : Thermal.NOMINAL;
  }

  private long limit(Path zone, String kind, long otherwise) {
    return files.entries(zone, "trip_point_*_type").stream()
        .filter(type -> files.text(type).filter(kind::equals).isPresent())
        .map(type -> zone.resolve(type.getFileName().toString().replace("_type", "_temp")))
        .map(files::number)
        .filter(value -> value.isPresent() && value.getAsLong() > 0)
        .mapToLong(OptionalLong::getAsLong)
        .min()
        .orElse(otherwise);
  }
}

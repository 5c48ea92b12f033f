package dev.claw.os.linux;

import dev.claw.os.Power;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Batteries and mains in `/sys/class/power_supply`.
final class LinuxPower implements Power {

  private final SystemFiles files;

  LinuxPower(SystemFiles files) {
    this.files = files;
  }

  @Override
  public Supply supply() {
    List<Path> supplies = files.entries("sys/class/power_supply");
    Optional<Path> battery = supplies.stream().filter(this::isOwnBattery).findFirst();
    boolean saving =
        files.text("sys/firmware/acpi/platform_profile").filter("low-power"::equals).isPresent();
    if (battery.isEmpty()) {
      return new Supply(OptionalDouble.empty(), BatteryState.UNKNOWN, true, saving);
    }
    BatteryState state = state(battery.get());
    boolean online = supplies.stream().anyMatch(this::isMainsOnline);
    boolean onMains = online || state == BatteryState.CHARGING || state == BatteryState.FULL;
    return new Supply(level(battery.get()), state, onMains, saving);
  }

  /// A battery of a mouse or a headset has the scope "Device".
  private boolean isOwnBattery(Path supply) {
    return has(supply, "type", "Battery") && !has(supply, "scope", "Device");
  }

  private boolean isMainsOnline(Path supply) {
    return !has(supply, "type", "Battery") && has(supply, "online", "1");
  }

  private boolean has(Path supply, String file, String value) {
    return files.text(supply.resolve(file)).filter(value::equals).isPresent();
  }

  private OptionalDouble level(Path battery) {
    OptionalLong percent = files.number(battery.resolve("capacity"));
    return percent.isPresent()
        ? OptionalDouble.of(Math.clamp(percent.getAsLong() / 100.0, 0, 1))
        : OptionalDouble.empty();
  }

  private BatteryState state(Path battery) {
    return switch (files.text(battery.resolve("status")).orElse("")) {
      case "Charging" -> BatteryState.CHARGING;
      case "Full", "Not charging" -> BatteryState.FULL;
      case "Discharging" -> BatteryState.UNPLUGGED;
      default -> BatteryState.UNKNOWN;
    };
  }
}

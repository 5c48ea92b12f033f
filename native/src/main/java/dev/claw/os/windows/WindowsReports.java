package dev.claw.os.windows;

import dev.claw.os.HostFacts.Link;
import dev.claw.os.HostFacts.Memory;
import dev.claw.os.HostFacts.Network;
import dev.claw.os.Power.BatteryState;
import dev.claw.os.Power.Supply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Reads what our PowerShell scripts print: lines of `name=value`.
final class WindowsReports {

  private WindowsReports() {}

  static Map<String, String> values(String report) {
    Map<String, String> values = new HashMap<>();
    report
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0) {
                values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
              }
            });
    return values;
  }

  static Optional<Memory> memory(Map<String, String> values) {
    Optional<Long> total = number(values, "memoryTotalKb");
    Optional<Long> free = number(values, "memoryFreeKb");
    return total.isEmpty() || free.isEmpty()
        ? Optional.empty()
        : Optional.of(new Memory(total.get() * 1024, free.get() * 1024));
  }

  static Optional<Duration> uptime(Map<String, String> values) {
    return number(values, "uptimeSeconds").map(Duration::ofSeconds);
  }

  /// `BatteryStatus` of Win32_Battery: 1 discharging, 2 on mains, 3 full, 4 low, 5 critical, 6 to 9
  /// charging, 11 partly charged.
  static Supply supply(Map<String, String> values) {
    Optional<Long> status = number(values, "batteryStatus");
    if (status.isEmpty()) {
      return new Supply(OptionalDouble.empty(), BatteryState.UNKNOWN, true, false);
    }
    OptionalDouble level =
        number(values, "batteryPercent")
            .map(percent -> OptionalDouble.of(Math.clamp(percent / 100.0, 0, 1)))
            .orElse(OptionalDouble.empty());
    BatteryState state = state(status.get(), level);
    return new Supply(level, state, state != BatteryState.UNPLUGGED, false);
  }

  private static BatteryState state(long status, OptionalDouble level) {
    if (status == 1 || status == 4 || status == 5) {
      return BatteryState.UNPLUGGED;
    }
    if (status == 3 || (status == 2 && level.orElse(0) >= 0.99)) {
      return BatteryState.FULL;
    }
    return status == 2 || (status >= 6 && status <= 9)
        ? BatteryState.CHARGING
        : BatteryState.UNKNOWN;
  }

  /// Lines of `net=NAME|MEDIUM|STATUS` from Get-NetAdapter.
  static List<Network> networks(String report) {
    List<Network> networks = new ArrayList<>();
    for (String line : report.lines().toList()) {
      if (line.startsWith("net=")) {
        String[] parts = line.substring(4).strip().split("\\|", 4);
        if (parts.length == 3) {
          networks.add(new Network(parts[0], link(parts[1]), parts[2].equals("Up")));
        }
      }
    }
    return List.copyOf(networks);
  }

  private static Link link(String medium) {
    return switch (medium) {
      case "Native 802.11" -> Link.WIFI;
      case "Wireless WAN" -> Link.CELLULAR;
      case "802.3" -> Link.WIRED;
      default -> Link.OTHER;
    };
  }

  private static Optional<Long> number(Map<String, String> values, String name) {
    try {
      return Optional.of(Long.parseLong(values.getOrDefault(name, "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

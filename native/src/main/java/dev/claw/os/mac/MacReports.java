package dev.claw.os.mac;

import dev.claw.os.HostFacts.Link;
import dev.claw.os.HostFacts.LoadAverage;
import dev.claw.os.HostFacts.Memory;
import dev.claw.os.HostFacts.Network;
import dev.claw.os.HostFacts.Thermal;
import dev.claw.os.Power.BatteryState;
import dev.claw.os.Power.Supply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Reads what the programs of macOS print. Knows nothing of running them, so that tests feed it
/// recorded output.
final class MacReports {

  private MacReports() {}

  /// `sysctl -n vm.loadavg`, such as `{ 1.91 2.05 2.11 }`.
  static Optional<LoadAverage> load(String text) {
    String[] parts = text.replace("{", "").replace("}", "").strip().split("\\s+", 4);
    return parts.length < 3
        ? Optional.empty()
        : number(parts[0])
            .flatMap(
                one ->
                    number(parts[1])
                        .flatMap(
                            five ->
                                number(parts[2])
                                    .map(fifteen -> new LoadAverage(one, five, fifteen))));
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text.replace(',', '.')));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// `sysctl -n hw.memsize`, and `vm_stat` for what is free, inactive, speculative or purgeable.
  static Optional<Memory> memory(String bytes, String vmStat) {
    Optional<Long> total = wholeNumber(bytes.strip());
    long pageSize =
        between(vmStat, "page size of ", " bytes").flatMap(MacReports::wholeNumber).orElse(0L);
    Map<String, Long> pages = new HashMap<>();
    vmStat.lines().forEach(line -> addPages(pages, line));
    long available =
        pages.getOrDefault("Pages free", 0L)
            + pages.getOrDefault("Pages inactive", 0L)
            + pages.getOrDefault("Pages speculative", 0L)
            + pages.getOrDefault("Pages purgeable", 0L);
    return pageSize == 0
        ? Optional.empty()
        : total.map(all -> new Memory(all, available * pageSize));
  }

  private static void addPages(Map<String, Long> pages, String line) {
    int colon = line.indexOf(':');
    if (colon > 0 && line.endsWith(".")) {
      wholeNumber(line.substring(colon + 1, line.length() - 1).strip())
          .ifPresent(count -> pages.put(line.substring(0, colon), count));
    }
  }

  private static Optional<Long> wholeNumber(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> between(String text, String before, String after) {
    int start = text.indexOf(before);
    int end = start < 0 ? -1 : text.indexOf(after, start + before.length());
    return end < 0 ? Optional.empty() : Optional.of(text.substring(start + before.length(), end));
  }

  /// `sysctl -n kern.boottime`, such as `{ sec = 1763000000, usec = 12 } Thu Nov 13 ...`.
  static Optional<Duration> uptime(String bootTime, Instant now) {
    return between(bootTime, "sec = ", ",")
        .flatMap(MacReports::wholeNumber)
        .map(seconds -> Duration.between(Instant.ofEpochSecond(seconds), now))
        .filter(uptime -> !uptime.isNegative());
  }

  /// `pmset -g batt`, and `pmset -g` for low power mode.
  static Supply supply(String battery, String settings) {
    boolean saving =
        settings
            .lines()
            .map(String::strip)
            .anyMatch(line -> line.startsWith("lowpowermode") && line.endsWith("1"));
    boolean onMains = !battery.contains("'Battery Power'");
    Optional<String> line =
        battery.lines().filter(one -> one.contains("InternalBattery")).findFirst();
    if (line.isEmpty()) {
      return new Supply(OptionalDouble.empty(), BatteryState.UNKNOWN, true, saving);
    }
    OptionalDouble level =
        between(line.get(), "\t", "%")
            .flatMap(MacReports::number)
            .map(percent -> OptionalDouble.of(percent / 100))
            .orElse(OptionalDouble.empty());
    return new Supply(level, state(line.get()), onMains, saving);
  }

  private static BatteryState state(String line) {
    if (line.contains("; discharging;")) {
      return BatteryState.UNPLUGGED;
    }
    if (line.contains("; charging;") || line.contains("finishing charge")) {
      return BatteryState.CHARGING;
    }
    return line.contains("charged") || line.contains("AC attached")
        ? BatteryState.FULL
        : BatteryState.UNKNOWN;
  }

  /// `pmset -g therm`: how far the processor is slowed down, in percent of its speed.
  static Thermal thermal(String text) {
    double limit =
        text.lines()
            .filter(line -> line.contains("CPU_Speed_Limit"))
            .flatMap(line -> number(line.substring(line.indexOf('=') + 1).strip()).stream())
            .findFirst()
            .orElse(100.0);
    if (limit >= 100) {
      return Thermal.NOMINAL;
    }
    if (limit >= 80) {
      return Thermal.FAIR;
    }
    return limit >= 50 ? Thermal.SERIOUS : Thermal.CRITICAL;
  }

  /// `networksetup -listallhardwareports` for the kinds, `ifconfig` for what is active.
  static List<Network> networks(String hardwarePorts, String interfaces) {
    List<Network> networks = new ArrayList<>();
    String port = "";
    for (String line : hardwarePorts.lines().toList()) {
      if (line.startsWith("Hardware Port: ")) {
        port = line.substring("Hardware Port: ".length());
      } else if (line.startsWith("Device: ")) {
        String name = line.substring("Device: ".length()).strip();
        networks.add(new Network(name, link(port), isActive(interfaces, name)));
      }
    }
    return List.copyOf(networks);
  }

  private static Link link(String port) {
    String name = port.toLowerCase(Locale.ROOT);
    if (name.contains("wi-fi") || name.contains("airport")) {
      return Link.WIFI;
    }
    if (name.contains("iphone") || name.contains("wwan") || name.contains("modem")) {
      return Link.CELLULAR;
    }
    return name.contains("ethernet") || name.contains("lan") ? Link.WIRED : Link.OTHER;
  }

  private static boolean isActive(String interfaces, String name) {
    boolean inside = false;
    for (String line : interfaces.lines().toList()) {
      if (!line.startsWith("\t") && !line.startsWith(" ")) {
        inside = line.startsWith(name + ":");
      } else if (inside && line.strip().equals("status: active")) {
        return true;
      }
    }
    return false;
  }
}

package dev.claw.os.linux;

import dev.claw.os.HostFacts;
import dev.claw.os.host.Disks;
import dev.claw.os.host.LocaleTag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Facts from `/proc`, `/sys` and `/etc`.
final class LinuxHostFacts implements HostFacts {

  private final SystemFiles files;
  private final Map<String, String> environment;

  LinuxHostFacts(SystemFiles files, Map<String, String> environment) {
    this.files = files;
    this.environment = environment;
  }

  @Override
  public Identity identity() {
    Map<String, String> release = release();
    return new Identity(
        files.text("proc/sys/kernel/hostname").orElse("linux"),
        model(),
        release.getOrDefault("NAME", "Linux"),
        release.getOrDefault(
            "VERSION_ID", files.text("proc/sys/kernel/osrelease").orElse("unknown")),
        LocaleTag.of(environment));
  }

  private String model() {
    return files
        .text("sys/class/dmi/id/product_name")
        .or(() -> files.text("proc/device-tree/model"))
        .orElse("Linux computer");
  }

  private Map<String, String> release() {
    Map<String, String> values = new HashMap<>();
    files
        .text("etc/os-release")
        .or(() -> files.text("usr/lib/os-release"))
        .orElse("")
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0) {
                values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
              }
            });
    return values;
  }

  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted =
        text.length() >= 2
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  @Override
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public Optional<LoadAverage> load() {
    return files.text("proc/loadavg").flatMap(LinuxHostFacts::load);
  }

  private static Optional<LoadAverage> load(String text) {
    String[] parts = text.split(" ", 4);
    if (parts.length < 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LoadAverage(
              Double.parseDouble(parts[0]),
              Double.parseDouble(parts[1]),
              Double.parseDouble(parts[2])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Memory> memory() {
    Map<String, Long> kilobytes = new HashMap<>();
    files.text("proc/meminfo").orElse("").lines().forEach(line -> addMemory(kilobytes, line));
    Long total = kilobytes.get("MemTotal");
    Long available = kilobytes.getOrDefault("MemAvailable", kilobytes.get("MemFree"));
    return total == null || available == null
        ? Optional.empty()
        : Optional.of(new Memory(total * 1024, available * 1024));
  }

  private static void addMemory(Map<String, Long> kilobytes, String line) {
    int colon = line.indexOf(':');
    if (colon > 0 && line.endsWith(" kB")) {
      String number = line.substring(colon + 1, line.length() - 3).strip();
      try {
        kilobytes.put(line.substring(0, colon), Long.parseLong(number));
      } catch (NumberFormatException e) {
        // A line of another kind.
      }
    }
  }

  @Override
  public Optional<Storage> storage(Path path) {
    return Disks.storage(path);
  }

  @Override
  public Optional<Duration> uptime() {
    return files.text("proc/uptime").flatMap(LinuxHostFacts::uptime);
  }

  private static Optional<Duration> uptime(String text) {
    try {
      double seconds = Double.parseDouble(text.split(" ", 2)[0]);
      return Optional.of(Duration.ofMillis((long) (seconds * 1000)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public Thermal thermal() {
    return new ThermalZones(files).state();
  }

  @Override
  public List<Network> networks() {
    return new NetworkLinks(files).networks();
  }
}

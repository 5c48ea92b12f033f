package dev.claw.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The facts of this machine that the figures depend on.
record Machine(String processor, int cores, String memory, String system, String java) {
  static Machine here() throws IOException, InterruptedException {
    boolean linux = Files.isReadable(Path.of("/proc/meminfo"));
    return new Machine(
        linux
            ? field(Path.of("/proc/cpuinfo"), "model name", ":")
            : sysctl("machdep.cpu.brand_string"),
        Runtime.getRuntime().availableProcessors(),
        gibibytes(linux ? linuxMemory() : Long.parseLong(sysctl("hw.memsize"))),
        system(linux),
        System.getProperty("java.vendor.version", "") + " " + Runtime.version());
  }

  private static long linuxMemory() throws IOException {
    String total = field(Path.of("/proc/meminfo"), "MemTotal", ":");
    return Long.parseLong(total.split(" ", 2)[0]) * 1024;
  }

  private static String gibibytes(long bytes) {
    return "%.1f GiB".formatted(bytes / 1073741824.0);
  }

  private static String system(boolean linux) throws IOException {
    String kernel = System.getProperty("os.name") + " " + System.getProperty("os.version");
    if (!linux) {
      return kernel;
    }
    String name = field(Path.of("/etc/os-release"), "PRETTY_NAME", "=").replace("\"", "");
    return "%s, %s, %s".formatted(name, kernel, System.getProperty("os.arch"));
  }

  private static String field(Path file, String label, String separator) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(label) && line.contains(separator))
          .map(line -> line.substring(line.indexOf(separator) + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  private static String sysctl(String name) throws IOException, InterruptedException {
    return Command.output(List.of("/usr/sbin/sysctl", "-n", name), Duration.ofSeconds(10)).strip();
  }

  static String loadAverage() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f", load);
  }
}

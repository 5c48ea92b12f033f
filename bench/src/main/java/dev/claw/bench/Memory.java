package dev.claw.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Memory of running processes, in bytes.
///
/// On Linux from `/proc/PID/smaps_rollup`; elsewhere from `ps`, which knows no proportional share,
/// so that there both are the resident size.
record Memory(long resident, long proportional) {
  private static final Memory NOTHING = new Memory(0, 0);

  static Memory of(List<ProcessHandle> processes) throws IOException, InterruptedException {
    Memory sum = NOTHING;
    for (ProcessHandle process : processes) {
      sum = sum.plus(of(process.pid()));
    }
    return sum;
  }

  static Memory of(long pid) throws IOException, InterruptedException {
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return ofPs(pid);
    }
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
      List<String> all = lines.toList();
      return new Memory(kilobytes(all, "Rss:") * 1024, kilobytes(all, "Pss:") * 1024);
    } catch (NoSuchFileException _) {
      return NOTHING;
    }
  }

  private static Memory ofPs(long pid) throws IOException, InterruptedException {
    String output =
        Command.output(
            List.of("/bin/ps", "-o", "rss=", "-p", Long.toString(pid)), Duration.ofSeconds(10));
    long resident = Long.parseLong(output.strip()) * 1024;
    return new Memory(resident, resident);
  }

  /// The most that this process ever had resident, or 0 when it is gone or this is not Linux.
  static long peak(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return kilobytes(lines.toList(), "VmHWM:") * 1024;
    } catch (IOException | UncheckedIOException _) {
      return 0;
    }
  }

  private static long kilobytes(List<String> lines, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()).strip().toLowerCase(Locale.ROOT))
        .mapToLong(value -> Long.parseLong(value.split(" ", 2)[0]))
        .findFirst()
        .orElse(0);
  }

  private Memory plus(Memory other) {
    return new Memory(resident + other.resident, proportional + other.proportional);
  }

  static double mebibytes(long bytes) {
    return bytes / 1048576.0;
  }
}

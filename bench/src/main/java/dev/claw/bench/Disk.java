package dev.claw.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Space on disk as `du` counts it.
final class Disk {
  private Disk() {}

  static long bytes(Path folder) throws IOException, InterruptedException {
    String output =
        Command.output(List.of("/usr/bin/du", "-sk", folder.toString()), Duration.ofMinutes(1));
    return Long.parseLong(output.split("\\s", 2)[0]) * 1024;
  }
}

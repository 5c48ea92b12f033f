package dev.claw.gateway.tailscale;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Asks `lsof` which files this user's Tailscale app has open. Fixed arguments, empty environment,
/// at most 256 KiB of output, at most two seconds.
final class Lsof implements EndpointLocator.OpenFiles {
  private static final int LIMIT = 256 * 1024;
  private static final long SECONDS = 2;

  private final Path program;

  Lsof() {
    this(Path.of("/usr/sbin/lsof"));
  }

  Lsof(Path program) {
    this.program = program;
  }

  @Override
  public List<String> lines() throws IOException {
    String user = "-u" + System.getProperty("user.name", "");
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "-n", "-a", user, "-c", "IPNExtension", "-F");
    builder.environment().clear();
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    Thread watchdog = Thread.ofVirtual().name("lsof-deadline").start(() -> endAfter(process));
    try (InputStream output = process.getInputStream()) {
      return new String(output.readNBytes(LIMIT), StandardCharsets.UTF_8).lines().toList();
    } finally {
      process.destroyForcibly();
      watchdog.interrupt();
    }
  }

  private static void endAfter(Process process) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the output was complete before the deadline
    }
  }
}

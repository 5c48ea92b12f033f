package dev.claw.bench;

import dev.claw.interop.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A helper program that is run for its output.
final class Command {
  private Command() {}

  /// @throws IOException when it fails or takes longer than the limit
  static String output(List<String> argv, Duration limit) throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LC_ALL", "C");
    try (ChildProcess process =
        ChildProcess.start(new ChildProcess.Launch(argv, environment, Path.of("/")))) {
      Optional<Integer> exit = process.awaitExit(limit);
      if (exit.isEmpty() || exit.get() != 0) {
        throw new IOException(
            "%s %s: %s"
                .formatted(
                    argv.getFirst(),
                    exit.map(code -> "failed with exit " + code).orElse("took over " + limit),
                    process.lastWords()));
      }
      return process.stdout();
    }
  }
}

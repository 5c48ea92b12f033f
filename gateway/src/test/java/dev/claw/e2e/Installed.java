package dev.claw.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.interop.ChildProcess;
import dev.claw.protocol.StrictJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The programs as they are packaged, started as processes of their own.
final class Installed {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path directory;

  /// @param directory where the processes run
  Installed(Path directory) {
    this.directory = directory;
  }

  /// What a command of `claw` printed and how it ended.
  record Finished(int exit, String stdout, String stderr) {
    JsonNode json() throws IOException {
      return StrictJson.open().readTree(stdout);
    }
  }

  /// Runs a command of `claw` to its end.
  Finished claw(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    try (ChildProcess process = start("claw", "dev.claw.cli.ClawMain", environment, words)) {
      int exit =
          process
              .awaitExit(LIMIT)
              .orElseThrow(() -> new AssertionError("claw did not end: " + process.lastWords()));
      return new Finished(exit, process.stdout(), process.stderr());
    }
  }

  /// Starts `claw` with something that goes on.
  ChildProcess startClaw(Map<String, String> environment, String... words) throws IOException {
    return start("claw", "dev.claw.cli.ClawMain", environment, words);
  }

  /// Starts `claw-node`.
  ChildProcess startNode(Map<String, String> environment, String... words) throws IOException {
    return start("claw-node", "dev.claw.node.cli.NodeMain", environment, words);
  }

  private ChildProcess start(
      String program, String mainClass, Map<String, String> environment, String... words)
      throws IOException {
    Path lib = Path.of(System.getProperty("claw.dist"), program, "lib");
    assertThat(lib).as("the packaged programs").isDirectory();
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                lib + "/*",
                mainClass));
    command.addAll(List.of(words));
    var all = new HashMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", directory.toString()));
    all.putAll(environment);
    return ChildProcess.start(new ChildProcess.Launch(command, all, directory));
  }
}

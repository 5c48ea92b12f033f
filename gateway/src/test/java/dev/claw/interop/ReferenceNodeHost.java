package dev.claw.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The reference's node host, connected to a gateway until it is closed.
public final class ReferenceNodeHost implements AutoCloseable {
  /// What it prints once its first connection stands.
  public static final String CONNECTED = "node host gateway connected";

  private final ChildProcess process;

  private ReferenceNodeHost(ChildProcess process) {
    this.process = process;
  }

  /// Starts a node host that shows this name, with its own home under the directory; the token
  /// comes by environment.
  public static ReferenceNodeHost start(
      ReferencePackage reference, Path directory, Gateway gateway, String displayName)
      throws IOException {
    ReferenceHome home =
        ReferenceHome.with(
            reference,
            directory,
            Map.of("nodeHost", Map.of("autoUpdate", Map.of("enabled", false))));
    List<String> words =
        List.of(
            "node",
            "run",
            "--host",
            gateway.host(),
            "--port",
            Integer.toString(gateway.port()),
            "--display-name",
            displayName);
    return new ReferenceNodeHost(
        ChildProcess.start(home.launch(words, Map.of("OPENCLAW_GATEWAY_TOKEN", gateway.token()))));
  }

  /// Waits for its own word that it is connected.
  public void awaitConnected(Duration limit) throws IOException, InterruptedException {
    awaitOutput(output -> output.contains(CONNECTED), limit);
  }

  /// Waits until its output satisfies the condition.
  ///
  /// @throws IOException when it ends or the limit passes first; the message holds the end of its
  ///   output
  public void awaitOutput(Predicate<String> condition, Duration limit)
      throws IOException, InterruptedException {
    if (!process.awaitOutput(condition, limit)) {
      throw new IOException(
          "the reference node host %s: %s"
              .formatted(
                  process.alive() ? "did not say what was expected within " + limit : "ended",
                  process.lastWords()));
    }
  }

  public String stdout() {
    return process.stdout();
  }

  public String stderr() {
    return process.stderr();
  }

  /// The end of what it wrote, for an error message.
  public String lastWords() {
    return process.lastWords();
  }

  public List<ProcessHandle> tree() {
    return process.tree();
  }

  @Override
  public void close() {
    process.close();
  }
}

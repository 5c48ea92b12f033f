package dev.claw.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reference's command line, pointed at one gateway.
///
/// Which words each call needs (tried with 2026.9.6; `U` = `--url ws://HOST:PORT --token T`, both
/// or neither, since `--url` without credentials is refused before connecting):
///
/// | call | arguments | gateway given by |
/// |---|---|---|
/// | `health` | `[--json]` | **configuration only**; `--url` and `--token` are unknown options here |
/// | `gateway call METHOD` | `[--params JSON] [--json]` | `U` or configuration |
/// | `nodes status`, `nodes list`, `nodes pending` | `[--json]` | `U` or configuration |
/// | `nodes describe` | `--node ID_OR_NAME [--json]` | `U` or configuration |
/// | `nodes approve`, `nodes reject` | `REQUEST_ID [--json]` | `U` or configuration |
/// | `nodes rename` | `--node ID_OR_NAME --name NEW [--json]` | `U` or configuration |
/// | `nodes remove` | `--node ID_OR_NAME [--json]` | `U` or configuration |
/// | `nodes invoke` | `--node ID_OR_NAME --command C [--params JSON] [--idempotency-key K] [--invoke-timeout MS] [--json]`; refuses `system.run` by itself, so that one goes through `gateway call node.invoke` | `U` or configuration |
/// | `devices list` | `[--json]` | `U` or configuration |
/// | `devices approve`, `devices reject` | `REQUEST_ID [--json]` | `U` or configuration |
/// | `devices remove` | `DEVICE_ID [--json]` | `U` or configuration |
///
/// With `--json` a failure is usually one object `{ok:false, error:{type, code, message, details}}`
/// on standard output and exit 1; `devices approve` of an unknown request writes plain text to
/// standard error instead.
public final class ReferenceCli {
  /// What one call left behind.
  public record Result(int exit, String stdout, String stderr) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Standard output as JSON.
    ///
    /// @throws IllegalStateException when it is not JSON; the message holds all that was written
    public JsonNode json() {
      try {
        return JSON.readTree(stdout);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("not JSON (" + this + ")", e);
      }
    }

    /// The exit code and output of a call that was expected to work.
    public Result mustSucceed() {
      if (exit != 0) {
        throw new IllegalStateException("the reference command line failed: " + this);
      }
      return this;
    }
  }

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final ReferenceHome home;
  private final URI gateway;
  private final String token;

  private ReferenceCli(ReferenceHome home, URI gateway, String token) {
    this.home = home;
    this.gateway = gateway;
    this.token = token;
  }

  /// A command line with its own home under the directory, configured for and pointed at the
  /// gateway.
  public static ReferenceCli at(ReferencePackage reference, Path directory, Gateway gateway)
      throws IOException {
    Map<String, Object> remote = Map.of("url", gateway.uri().toString(), "token", gateway.token());
    ReferenceHome home =
        ReferenceHome.with(
            reference, directory, Map.of("gateway", Map.of("mode", "remote", "remote", remote)));
    return new ReferenceCli(home, gateway.uri(), gateway.token());
  }

  /// Runs a command with `--json` against the gateway, by `--url` and `--token` where the command
  /// has them.
  public Result call(String... words) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of(words));
    if (!words[0].equals("health")) {
      argv.addAll(List.of("--url", gateway.toString(), "--token", token));
    }
    argv.add("--json");
    return run(argv);
  }

  /// Calls a gateway method with these parameters.
  public Result callMethod(String method, String params) throws IOException, InterruptedException {
    return call("gateway", "call", method, "--params", params);
  }

  /// Runs the command line with exactly these words.
  ///
  /// @throws IOException when it does not end within a minute
  public Result run(List<String> words) throws IOException, InterruptedException {
    try (ChildProcess process = ChildProcess.start(launch(words))) {
      Optional<Integer> exit = process.awaitExit(DEADLINE);
      return new Result(
          exit.orElseThrow(
              () ->
                  new IOException(
                      "openclaw %s did not end in %s: %s"
                          .formatted(words.getFirst(), DEADLINE, process.lastWords()))),
          process.stdout(),
          process.stderr());
    }
  }

  /// The process that `run` would start, for callers that measure it.
  public ChildProcess.Launch launch(List<String> words) {
    return home.launch(words, Map.of());
  }
}

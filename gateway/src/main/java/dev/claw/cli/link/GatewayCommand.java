package dev.claw.cli.link;

import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.protocol.client.CallFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A command that talks to a running gateway: this machine's own, or the one named by `--url`.
public abstract class GatewayCommand extends ClawCommand {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Another gateway, as ws://HOST:PORT or wss://HOST:PORT.")
  @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Its shared token; better in CLAW_GATEWAY_TOKEN or --token-file.")
  @Nullable String token;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file that holds nothing but the token.")
  @Nullable Path tokenFile;

  @Option(
      names = "--timeout",
      paramLabel = "MS",
      defaultValue = "30000",
      description = "How many milliseconds to wait for an answer.")
  long timeoutMs = 30_000;

  /// A command of this shell.
  protected GatewayCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run()
      throws CliException, CallFailedException, IOException, InterruptedException {
    try (GatewaySession session = connect(EventSink.NONE)) {
      return run(session);
    }
  }

  /// Does it over an open session.
  protected abstract ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException;

  /// Whether the user named a gateway, so that this machine's own state does not matter.
  protected final boolean named() {
    return url != null || !shell().environment().getOrDefault("CLAW_GATEWAY_URL", "").isBlank();
  }

  /// How long to wait for one answer.
  protected final Duration timeout() throws CliException {
    if (timeoutMs < 1 || timeoutMs > 86_400_000) {
      throw CliException.usage("--timeout is between 1 and 86400000 milliseconds.");
    }
    return Duration.ofMillis(timeoutMs);
  }

  /// Opens a session, with events going to the sink.
  ///
  /// @throws CliException nobody answers, or the gateway does not let this caller in
  protected final GatewaySession connect(EventSink events)
      throws CliException, InterruptedException {
    var secrets = new SharedToken(shell(), token, tokenFile);
    var door = new Door(shell(), state());
    return GatewaySession.open(door.way(url, secrets), timeout(), events);
  }
}

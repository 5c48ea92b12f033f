package dev.claw.cli.gateway;

import dev.claw.cli.link.ClawCommand;
import dev.claw.cli.link.SharedToken;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.gateway.GatewayOptions;
import dev.claw.gateway.config.ConfigFile;
import dev.claw.gateway.config.ConfigState;
import dev.claw.gateway.store.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw gateway run`.
@Command(
    name = "run",
    description = "Run the gateway until it is stopped.",
    footer = {
      "",
      "Examples:",
      "  claw gateway run",
      "  claw gateway run --bind tailnet --token-file ~/claw.token"
    })
public final class GatewayRun extends ClawCommand {
  /// How long an orderly end may take.
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port; 18789, or what the configuration says. 0 takes a free one.")
  @Nullable Integer port;

  @Option(
      names = "--bind",
      paramLabel = "WHERE",
      description = "loopback (the default), tailnet, lan, or an address of this machine.")
  @Nullable String bind;

  @Option(
      names = "--auth",
      paramLabel = "MODE",
      description = "token (the default), password, or none (loopback only).")
  @Nullable String auth;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "The shared token; better in CLAW_GATEWAY_TOKEN or --token-file.")
  @Nullable String token;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file that holds nothing but the token.")
  @Nullable Path tokenFile;

  @Option(
      names = "--no-node",
      description = "Do not lend this machine's own abilities to the gateway.")
  boolean noNode;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the log here as well.")
  boolean verbose;

  /// A command of this shell.
  public GatewayRun(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run() throws CliException, IOException, InterruptedException {
    String secret = new SharedToken(shell(), token, tokenFile).find().orElse(null);
    var plan = new RunPlan(port, bind, auth, secret);
    try (StateDirectory directory = StateDirectory.open(state())) {
      directory.redirectTemporaryFiles();
      ConfigState config = new ConfigFile(directory, shell().environment()).load();
      config.safeReason().ifPresent(reason -> shell().note("Safe mode: " + reason + "."));
      GatewayOptions options = plan.over(config);
      try (GatewayProcess process =
          GatewayProcess.start(directory, options, new GatewayProcess.Extras(!noNode, verbose))) {
        serve(process);
      }
    }
    return ExitCode.OK;
  }

  private void serve(GatewayProcess process) throws InterruptedException {
    var stop = Thread.ofPlatform().name("stop").unstarted(() -> within(STOP_LIMIT, process::close));
    Runtime.getRuntime().addShutdownHook(stop);
    long pid = ProcessHandle.current().pid();
    if (json()) {
      shell().json(Map.of("event", "ready", "url", process.url(), "pid", pid));
    } else {
      shell().say("claw gateway ready " + process.url() + " (pid " + pid + ")");
    }
    shell().out().flush();
    process.awaitStop();
  }

  /// Runs the task, but lets the process end when it takes too long.
  private static void within(Duration limit, Runnable task) {
    try {
      Thread.ofVirtual().name("closing").start(task).join(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

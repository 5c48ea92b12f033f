package dev.claw.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.connect.HelloOk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw health`.
@Command(
    name = "health",
    description = "Ask the gateway whether it is well.",
    footer = {"", "Examples:", "  claw health", "  claw health --probe --json"})
public final class HealthCommand extends GatewayCommand {
  @Option(names = "--probe", description = "Look again instead of taking the last look.")
  boolean probe;

  /// A command of this shell.
  public HealthCommand(Shell shell) {
    super(shell);
  }

  /// The plain question, as monitoring asks it: no parser is loaded for it.
  public static HealthCommand plain(Shell shell, boolean json, @Nullable Path state) {
    var command = new HealthCommand(shell);
    command.take(json, state);
    return command;
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    JsonNode health = session.call("health", probe ? Map.of("probe", true) : Map.of());
    boolean ok = health.path("ok").asBoolean();
    if (json()) {
      shell().json(health);
    } else {
      shell()
          .say(
              (ok ? shell().paint(Tone.GOOD, "● well") : shell().paint(Tone.BAD, "● not well"))
                  + "  claw "
                  + session.version()
                  + uptime(session)
                  + ", "
                  + session.url());
      findings(health.path("claw.report"));
    }
    return ok ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String uptime(GatewaySession session) {
    HelloOk.Snapshot snapshot = session.hello().snapshot();
    return snapshot == null ? "" : ", up " + Words.duration(Duration.ofMillis(snapshot.uptimeMs()));
  }

  /// The parts of the report that are not well.
  private void findings(JsonNode report) {
    for (Map.Entry<String, JsonNode> finding : report.properties()) {
      JsonNode value = finding.getValue();
      if (value.path("ok").isBoolean() && !value.path("ok").asBoolean()) {
        String why = value.path("message").asText(value.path("reason").asText());
        shell()
            .say("  " + shell().paint(Tone.BAD, "✗ ") + Words.line(finding.getKey() + "  " + why));
      }
    }
  }
}

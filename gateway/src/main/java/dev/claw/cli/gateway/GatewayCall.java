package dev.claw.cli.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Patience;
import dev.claw.cli.terminal.Shell;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.client.CallFailedException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `claw gateway call`.
@Command(
    name = "call",
    description = "Call a method of the gateway and print its answer as JSON.",
    footer = {
      "",
      "Examples:",
      "  claw gateway call health",
      "  claw gateway call node.describe --params '{\"nodeId\":\"…\"}'"
    })
public final class GatewayCall extends GatewayCommand {
  @Parameters(paramLabel = "METHOD", description = "The method's name.")
  String method = "";

  @Option(names = "--params", paramLabel = "JSON", description = "Its parameters, a JSON object.")
  String params = "{}";

  /// A command of this shell.
  public GatewayCall(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    JsonNode value = parsed();
    try (var _ = new Patience(shell(), "Waiting for " + method)) {
      shell().json(session.call(method, value));
    }
    return ExitCode.OK;
  }

  private JsonNode parsed() throws CliException {
    try {
      JsonNode value = StrictJson.open().readTree(params);
      if (value != null && value.isObject()) {
        return value;
      }
    } catch (JsonProcessingException _) {
      // told below
    }
    throw CliException.usage("--params is a JSON object such as '{\"probe\":true}'.");
  }
}

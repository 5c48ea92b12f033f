package dev.claw.cli.nodes;

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
import dev.claw.protocol.roster.NodeInvokeParams;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `claw nodes invoke`.
@Command(
    name = "invoke",
    description = "Send a command to a node and print its answer as JSON.",
    footer = {
      "",
      "Examples:",
      "  claw nodes invoke server device.info",
      "  claw nodes invoke server system.which --params '{\"bins\":[\"git\"]}'"
    })
public final class NodesInvoke extends GatewayCommand {
  private static final Duration SLACK = Duration.ofSeconds(5);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NODE",
      description = "Its name, its id, or the beginning of either.")
  @Nullable String named;

  @Parameters(index = "1", arity = "0..1", paramLabel = "COMMAND", description = "The command.")
  @Nullable String command;

  @Option(names = "--node", hidden = true, description = "The node.")
  @Nullable String nodeOption;

  @Option(names = "--command", hidden = true, description = "The command.")
  @Nullable String commandOption;

  @Option(names = "--params", paramLabel = "JSON", description = "Its parameters, a JSON object.")
  String params = "{}";

  @Option(
      names = {"--invoke-timeout"},
      paramLabel = "MS",
      defaultValue = "30000",
      description = "How many milliseconds the node may take.")
  long invokeTimeoutMs;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "The same key runs the command once only.")
  @Nullable String key;

  /// A command of this shell.
  public NodesInvoke(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    String query = nodeOption == null ? named : nodeOption;
    String asked = commandOption == null ? command : commandOption;
    if (query == null || asked == null || invokeTimeoutMs < 0) {
      throw CliException.usage("Give a node and a command: claw nodes invoke NODE COMMAND.");
    }
    NodeRow node = Roster.load(session).find(query);
    var request =
        NodeInvokeParams.of(
                node.profile().nodeId(),
                asked,
                parsed(),
                key == null ? UUID.randomUUID().toString() : key)
            .within(invokeTimeoutMs);
    try (var _ = new Patience(shell(), "Waiting for the node")) {
      Duration limit = Duration.ofMillis(invokeTimeoutMs).plus(SLACK);
      shell().json(session.call("node.invoke", request, limit));
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
    throw CliException.usage("--params is a JSON object such as '{\"bins\":[\"git\"]}'.");
  }
}

package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.PairRequestId;
import dev.claw.protocol.pairing.PendingNode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `claw nodes reject`.
@Command(
    name = "reject",
    description = "Turn a waiting node away.",
    footer = {"", "Examples:", "  claw nodes reject laptop"})
public final class NodesReject extends GatewayCommand {
  @Parameters(paramLabel = "NODE", description = "Its name, its id or the id of its request.")
  String named = "";

  /// A command of this shell.
  public NodesReject(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    PendingNode request = Pending.load(session).find(named);
    JsonNode answer = session.call("node.pair.reject", new PairRequestId(request.requestId()));
    if (json()) {
      shell().json(answer);
    } else {
      shell().say(Words.line(request.profile().label()) + " was turned away.");
    }
    return ExitCode.OK;
  }
}

package dev.claw.cli.nodes;

import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.PendingNode;
import java.io.IOException;
import picocli.CommandLine.Command;

/// `claw nodes pending`.
@Command(
    name = "pending",
    description = "Show the nodes that wait for your approval.",
    footer = {"", "Examples:", "  claw nodes pending"})
public final class NodesPending extends GatewayCommand {
  /// A command of this shell.
  public NodesPending(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    Pending pending = Pending.load(session);
    if (json()) {
      shell().json(pending);
      return ExitCode.OK;
    }
    if (pending.requests().isEmpty()) {
      shell().say("No node waits for approval.");
      shell().say("Let a machine join with:  claw nodes add" + stateOption());
      return ExitCode.OK;
    }
    var cards = new PendingCards(shell(), stateOption());
    for (PendingNode request : pending.requests()) {
      cards.full(request);
      shell().say();
    }
    shell().say("Decide with:  claw nodes approve [NAME]  or  claw nodes reject [NAME]");
    return ExitCode.OK;
  }
}

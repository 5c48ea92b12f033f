package dev.claw.cli.nodes;

import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;

/// `claw nodes status`.
@Command(
    name = "status",
    description = "Show which nodes are there and which wait.",
    footer = {"", "Examples:", "  claw nodes status", "  claw nodes status --json"})
public final class NodesStatus extends GatewayCommand {
  /// A command of this shell.
  public NodesStatus(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    Roster roster = Roster.load(session);
    Pending pending = Pending.load(session);
    long connected = roster.nodes().stream().filter(NodeRow::connected).count();
    if (json()) {
      shell()
          .json(
              Map.of(
                  "known", roster.nodes().size(),
                  "connected", connected,
                  "pending", pending.requests(),
                  "nodes", roster.nodes()));
      return ExitCode.OK;
    }
    shell()
        .say(
            Words.count(roster.nodes().size(), "node", "nodes")
                + ", "
                + connected
                + " connected, "
                + pending.requests().size()
                + " waiting for approval");
    NodeTable.print(shell(), roster, "  ");
    new PendingCards(shell(), stateOption()).brief(pending.requests());
    return ExitCode.OK;
  }
}

package dev.claw.cli.nodes;

import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw nodes list`.
@Command(
    name = "list",
    description = "List the nodes and what they can do.",
    footer = {"", "Examples:", "  claw nodes list", "  claw nodes list --connected --json"})
public final class NodesList extends GatewayCommand {
  @Option(names = "--connected", description = "Only those that are there.")
  boolean connected;

  /// A command of this shell.
  public NodesList(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    Roster all = Roster.load(session);
    Roster roster =
        connected
            ? new Roster(all.ts(), all.nodes().stream().filter(NodeRow::connected).toList())
            : all;
    if (json()) {
      shell().json(roster);
    } else if (roster.nodes().isEmpty()) {
      shell().say("No node" + (connected ? " is connected." : " is known."));
      shell().say("Let a machine join with:  claw nodes add" + stateOption());
    } else {
      NodeTable.print(shell(), roster, "");
    }
    return ExitCode.OK;
  }
}

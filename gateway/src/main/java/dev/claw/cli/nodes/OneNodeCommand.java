package dev.claw.cli.nodes;

import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A command about one node, named as the first word or with `--node`.
abstract class OneNodeCommand extends GatewayCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NODE",
      description = "Its name, its id, or the beginning of either.")
  @Nullable String named;

  @Option(names = "--node", paramLabel = "NODE", description = "The same.", hidden = true)
  @Nullable String nodeOption;

  OneNodeCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    return run(session, node(session));
  }

  /// Does it with the node that was named, or the only one there is.
  abstract ExitCode run(GatewaySession session, NodeRow node)
      throws CliException, CallFailedException, IOException, InterruptedException;

  private NodeRow node(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    Roster roster = Roster.load(session);
    String query = nodeOption == null ? named : nodeOption;
    if (query != null) {
      return roster.find(query);
    }
    if (roster.nodes().size() == 1) {
      return roster.nodes().getFirst();
    }
    if (roster.nodes().isEmpty()) {
      throw CliException.failed("No node is known; let one join with `claw nodes add`.");
    }
    throw CliException.usage("Say which node; `claw nodes list` shows them.");
  }
}

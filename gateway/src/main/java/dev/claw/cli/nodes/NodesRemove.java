package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.NodeRef;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw nodes remove`.
@Command(
    name = "remove",
    description = "Take a node out; it has to be approved anew to come back.",
    footer = {"", "Examples:", "  claw nodes remove laptop"})
public final class NodesRemove extends OneNodeCommand {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask; for scripts.")
  boolean yes;

  /// A command of this shell.
  public NodesRemove(Shell shell) {
    super(shell);
  }

  @Override
  ExitCode run(GatewaySession session, NodeRow node)
      throws CliException, CallFailedException, IOException, InterruptedException {
    String name = Words.line(node.profile().label());
    if (!yes && !shell().person()) {
      throw CliException.usage("Nobody is there to be asked; repeat with --yes.");
    }
    if (!yes && !shell().confirm("Take out " + name + "?")) {
      shell().note("Nothing was changed.");
      return ExitCode.FAILED;
    }
    JsonNode answer = session.call("node.pair.remove", new NodeRef(node.profile().nodeId()));
    if (json()) {
      shell().json(answer);
    } else {
      shell().say(name + " was taken out.");
    }
    return ExitCode.OK;
  }
}

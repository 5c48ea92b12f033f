package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.NodeRename;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `claw nodes rename`.
@Command(
    name = "rename",
    description = "Give a node another name.",
    footer = {"", "Examples:", "  claw nodes rename server cellar"})
public final class NodesRename extends GatewayCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NODE",
      description = "Its name, its id, or the beginning of either.")
  @Nullable String named;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "The new name.")
  @Nullable String newName;

  @Option(names = "--node", hidden = true, description = "The node.")
  @Nullable String nodeOption;

  @Option(names = "--name", hidden = true, description = "The new name.")
  @Nullable String nameOption;

  /// A command of this shell.
  public NodesRename(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    String query = nodeOption == null ? named : nodeOption;
    String name = nameOption == null ? newName : nameOption;
    if (query == null || name == null || name.isBlank() || name.length() > NodeRename.MAX_NAME) {
      throw CliException.usage(
          "Give the node and its new name of at most "
              + NodeRename.MAX_NAME
              + " characters: claw nodes rename NODE NEW.");
    }
    NodeRow node = Roster.load(session).find(query);
    JsonNode answer =
        session.call("node.rename", new NodeRename(node.profile().nodeId(), name.strip()));
    if (json()) {
      shell().json(answer);
    } else {
      shell().say(Words.line(node.profile().label()) + " is now called " + Words.line(name) + ".");
    }
    return ExitCode.OK;
  }
}

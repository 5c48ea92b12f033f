package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Table;
import dev.claw.cli.terminal.Table.Cell;
import dev.claw.cli.terminal.Tone;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import picocli.CommandLine.Command;

/// `claw nodes camera list`.
@Command(
    name = "list",
    description = "List a node's cameras.",
    footer = {"", "Examples:", "  claw nodes camera list laptop"})
public final class CameraListCommand extends OneNodeCommand {
  /// A command of this shell.
  public CameraListCommand(Shell shell) {
    super(shell);
  }

  @Override
  ExitCode run(GatewaySession session, NodeRow node)
      throws CliException, CallFailedException, IOException, InterruptedException {
    JsonNode answer =
        new Invoke(shell(), session, timeout()).call(node, "camera.list", MediaCommand.object());
    if (json()) {
      shell().json(answer);
      return ExitCode.OK;
    }
    if (answer.path("devices").isEmpty()) {
      shell().say("There is no camera.");
      return ExitCode.OK;
    }
    Table table = new Table(shell(), "");
    for (JsonNode camera : answer.path("devices")) {
      table.row(
          new Cell(camera.path("name").asText(), Tone.STRONG),
          Cell.of(camera.path("position").asText()),
          new Cell(camera.path("id").asText(), Tone.DIM));
    }
    table.print();
    return ExitCode.OK;
  }
}

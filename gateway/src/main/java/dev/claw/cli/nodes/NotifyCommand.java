package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `claw nodes notify`.
@Command(
    name = "notify",
    description = "Show a notification on a node.",
    footer = {"", "Examples:", "  claw nodes notify laptop dinner is ready"})
public final class NotifyCommand extends OneNodeCommand {
  @Parameters(index = "1..*", paramLabel = "TEXT", description = "What it says.")
  @Nullable List<String> text;

  @Option(names = "--title", paramLabel = "TITLE", description = "Its title; Claw.")
  String title = "Claw";

  @Option(names = "--body", hidden = true, description = "What it says.")
  @Nullable String body;

  /// A command of this shell.
  public NotifyCommand(Shell shell) {
    super(shell);
  }

  @Override
  ExitCode run(GatewaySession session, NodeRow node)
      throws CliException, CallFailedException, IOException, InterruptedException {
    String words = body == null ? String.join(" ", text == null ? List.of() : text) : body;
    if (words.isBlank()) {
      throw CliException.usage("Give the text: claw nodes notify NODE TEXT.");
    }
    ObjectNode params = MediaCommand.object().put("title", title).put("body", words);
    JsonNode answer = new Invoke(shell(), session, timeout()).call(node, "system.notify", params);
    if (json()) {
      shell().json(answer);
    } else {
      shell().say("Shown on " + Words.line(node.profile().label()) + ".");
    }
    return ExitCode.OK;
  }
}

package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A command whose answer is a picture or a film, saved as a file.
abstract class MediaCommand extends OneNodeCommand {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to save it; a new file in the state directory's media folder.")
  @Nullable Path out;

  private final String command;
  private final String what;

  MediaCommand(Shell shell, String command, String what) {
    super(shell);
    this.command = command;
    this.what = what;
  }

  /// The parameters of the node's command.
  abstract ObjectNode params() throws CliException;

  @Override
  ExitCode run(GatewaySession session, NodeRow node)
      throws CliException, CallFailedException, IOException, InterruptedException {
    JsonNode answer = new Invoke(shell(), session, timeout()).call(node, command, params());
    String name = Words.line(node.profile().label());
    var place =
        new MadeFile.Place(
            out, state().resolve("media"), name + "-" + what, shell().clock().instant());
    MadeFile file = MadeFile.save(answer, place);
    if (json()) {
      shell().json(report(answer, file));
      return ExitCode.OK;
    }
    String size = answer.path("width").isInt() ? size(answer) : "";
    shell()
        .say(
            shell().paint(Tone.LINK, file.path().toString())
                + shell().paint(Tone.DIM, "  " + size + Words.size(file.bytes())));
    if (answer.path("claw.black").asBoolean()) {
      shell().note("Note: the picture is all black; the display may be off or locked.");
    }
    return ExitCode.OK;
  }

  private static String size(JsonNode answer) {
    return answer.path("width").asInt() + "×" + answer.path("height").asInt() + ", ";
  }

  private static Map<String, Object> report(JsonNode answer, MadeFile file) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("path", file.path().toString());
    report.put("bytes", file.bytes());
    answer
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("base64")) {
                report.put(field.getKey(), field.getValue());
              }
            });
    return report;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

package dev.claw.cli;

import dev.claw.cli.link.ClawCommand;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// What the launcher script runs once to train the start cache of short commands: the usual ones,
/// against a gateway that runs on the same state directory.
@Command(name = "rehearse", hidden = true, description = "Train the start cache.")
final class RehearseCommand extends ClawCommand {
  private static final List<List<String>> LINES =
      List.of(
          List.of("health", "--json"),
          List.of("health"),
          List.of("status"),
          List.of("status", "--json"),
          List.of("nodes", "list"),
          List.of("nodes", "pending"),
          List.of("devices", "list"),
          List.of("say", "what", "time", "is", "it"),
          List.of("say", "how is this machine doing"),
          List.of("doctor"));

  RehearseCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run() {
    var silence = new PrintWriter(Writer.nullWriter());
    var quiet =
        new Shell(
            silence,
            silence,
            Reader.nullReader(),
            shell().environment(),
            new Shell.Terminal(false, true, 100));
    for (List<String> line : LINES) {
      Stream<String> here = Stream.of("--state-dir", state().toString());
      int code = ClawMain.run(quiet, Stream.concat(line.stream(), here).toArray(String[]::new));
      shell().say(String.join(" ", line) + ": " + code);
    }
    CommandTree.run(quiet, "--version");
    return ExitCode.OK;
  }
}

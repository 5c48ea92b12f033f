package dev.claw.cli.status;

import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.health.LogsTailParams;
import dev.claw.protocol.health.LogsTailResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw logs`: this machine's file, or another gateway's over the wire.
@Command(
    name = "logs",
    description = "Show what the gateway wrote into its log.",
    footer = {"", "Examples:", "  claw logs", "  claw logs --lines 200", "  claw logs --follow"})
public final class LogsCommand extends GatewayCommand {
  private static final long LOOK_AGAIN_MS = 500;
  private static final int MOST_LINES = 5000;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on showing what is added; Ctrl-C stops.")
  boolean follow;

  @Option(
      names = {"-n", "--lines", "--limit"},
      paramLabel = "N",
      defaultValue = "50",
      description = "How many lines to begin with.")
  int lines;

  /// A command of this shell.
  public LogsCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run()
      throws CliException, CallFailedException, IOException, InterruptedException {
    if (lines < 1 || lines > MOST_LINES) {
      throw CliException.usage("--lines is between 1 and " + MOST_LINES + ".");
    }
    return named() ? super.run() : local(state().resolve("logs").resolve("gateway.log"));
  }

  private ExitCode local(Path file) throws CliException, IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw CliException.failed(
          "There is no log at " + file + "; it begins with the first `claw gateway run`.");
    }
    var tail = new LogTail(file);
    print(tail.last(lines));
    while (follow) {
      shell().out().flush();
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
      print(tail.more());
    }
    return ExitCode.OK;
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    var first = new LogsTailParams(null, lines, null);
    LogsTailResult result = session.call("logs.tail", first, LogsTailResult.class);
    print(result.lines());
    while (follow) {
      shell().out().flush();
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
      var next = new LogsTailParams(result.cursor(), MOST_LINES, null);
      result = session.call("logs.tail", next, LogsTailResult.class);
      print(result.lines());
    }
    return ExitCode.OK;
  }

  private void print(List<String> some) {
    for (String line : some) {
      if (json()) {
        shell().say(dev.claw.protocol.FrameCodec.json(Map.of("line", line)));
      } else {
        shell().say(Words.line(line));
      }
    }
  }
}

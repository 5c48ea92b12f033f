package dev.claw.cli.link;

import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.protocol.client.CallFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command has in common: help, `--json` and the state directory.
public abstract class ClawCommand implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean json;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Where Claw keeps its state; CLAW_STATE_DIR, else ~/.claw.")
  @Nullable Path stateDirectory;

  private final Shell shell;

  /// A command of this shell.
  protected ClawCommand(Shell shell) {
    this.shell = shell;
  }

  /// Takes the two common options without a parser, for calls that have to be quick.
  protected final void take(boolean wantsJson, @Nullable Path directory) {
    json = wantsJson;
    stateDirectory = directory;
  }

  /// Where the command runs.
  protected final Shell shell() {
    return shell;
  }

  /// Whether a program reads the result.
  protected final boolean json() {
    return json;
  }

  /// The state directory this call is about.
  protected final Path state() {
    return stateDirectory == null
        ? StateDirectory.defaultPath(shell.environment())
        : stateDirectory.toAbsolutePath().normalize();
  }

  /// The option as it has to be repeated in a command shown to the user; empty for the usual place.
  protected final String stateOption() {
    return stateDirectory == null ? "" : " --state-dir " + stateDirectory;
  }

  @Override
  public final Integer call()
      throws CliException, CallFailedException, IOException, InterruptedException {
    ExitCode code = run();
    shell.out().flush();
    return code.number();
  }

  /// Does it.
  ///
  /// @throws CliException it cannot be done; the message is for the user
  protected abstract ExitCode run()
      throws CliException, CallFailedException, IOException, InterruptedException;
}

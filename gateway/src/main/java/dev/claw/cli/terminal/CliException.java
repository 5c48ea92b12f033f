package dev.claw.cli.terminal;

/// A command cannot go on. The message is one sentence for the user: what happened and what to do.
public final class CliException extends Exception {
  private static final long serialVersionUID = 1L;
  private final ExitCode exitCode;

  /// An ending of its own kind.
  public CliException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// Something did not work.
  public static CliException failed(String message) {
    return new CliException(ExitCode.FAILED, message);
  }

  /// The command was called wrongly.
  public static CliException usage(String message) {
    return new CliException(ExitCode.USAGE, message);
  }

  /// What the shell is told.
  public ExitCode exitCode() {
    return exitCode;
  }
}

package dev.claw.cli.terminal;

/// What a command tells the shell that ran it.
public enum ExitCode {
  OK(0),
  FAILED(1),
  USAGE(2),
  NOT_REACHABLE(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /// The number a shell sees.
  public int number() {
    return number;
  }
}

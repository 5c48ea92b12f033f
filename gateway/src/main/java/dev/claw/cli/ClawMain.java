package dev.claw.cli;

import dev.claw.cli.terminal.Shell;

/// Entry point of `claw`.
public final class ClawMain {
  private ClawMain() {}

  /// Runs the command line.
  public static void main(String[] args) {
    System.exit(CommandTree.run(Shell.ofProcess(), args));
  }
}

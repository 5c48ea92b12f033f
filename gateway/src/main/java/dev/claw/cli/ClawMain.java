package dev.claw.cli;

import dev.claw.cli.terminal.Shell;
import java.util.List;
import java.util.OptionalInt;

/// Entry point of `claw`.
public final class ClawMain {
  private ClawMain() {}

  /// Runs the command line.
  public static void main(String[] args) {
    System.exit(run(Shell.ofProcess(), args));
  }

  static int run(Shell shell, String... args) {
    OptionalInt quick = QuickHealth.run(shell, List.of(args));
    return quick.isPresent() ? quick.getAsInt() : CommandTree.run(shell, args);
  }
}

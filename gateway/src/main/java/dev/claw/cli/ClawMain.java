package dev.claw.cli;

/// Entry point of `claw`.
public final class ClawMain {
  private ClawMain() {}

  /// Runs the command line.
  public static void main(String[] args) {}
}

package dev.claw.node;

/// Entry point of `claw-node`.
public final class NodeMain {
  private NodeMain() {}

  /// Runs the command line.
  public static void main(String[] args) {}
}

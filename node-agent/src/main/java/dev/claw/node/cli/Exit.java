package dev.claw.node.cli;

/// Exit codes of `claw-node`.
final class Exit {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NOT_REACHABLE = 3;

  private Exit() {}
}

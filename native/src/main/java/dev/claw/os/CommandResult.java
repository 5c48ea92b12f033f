package dev.claw.os;

/// How a program ended.
///
/// @param exitCode its exit code, 128 + n where signal n ended it
/// @param timedOut whether it was killed at its deadline
/// @param cancelled whether it was killed by [RunningCommand#cancel]
public record CommandResult(
    int exitCode, boolean timedOut, boolean cancelled, CommandOutput stdout, CommandOutput stderr) {

  /// Whether it ended by itself and with exit code 0.
  public boolean success() {
    return exitCode == 0 && !timedOut && !cancelled;
  }

  /// Whether either stream was longer than was kept.
  public boolean truncated() {
    return stdout.truncated() || stderr.truncated();
  }
}

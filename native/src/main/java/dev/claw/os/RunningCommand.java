package dev.claw.os;

/// A program that was started.
public interface RunningCommand {

  /// Its process id.
  long pid();

  /// Waits for its end or its deadline. An interrupt kills the process tree first.
  CommandResult await() throws InterruptedException;

  /// Kills the whole process tree; [#await] then returns. Harmless after the end.
  void cancel();
}

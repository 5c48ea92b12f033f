package dev.claw.os;

/// A program that was started.
public interface RunningCommand {

  /// Its process id.
  long pid();

  /// Waits for its end or its deadline, at which the whole process tree is killed, as an interrupt
  /// does. What a program that ended by itself left running in the background goes on running.
  CommandResult await() throws InterruptedException;

  /// Kills the whole process tree; [#await] then returns. Harmless after the end.
  void cancel();
}

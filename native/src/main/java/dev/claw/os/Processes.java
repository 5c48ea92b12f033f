package dev.claw.os;

import java.nio.file.Path;
import java.util.Optional;

/// Runs programs of this machine, bounded in time and output, and ends all they started.
public interface Processes {

  /// Starts a program. The caller must [RunningCommand#await] it.
  ///
  /// @throws CapabilityException `UNAVAILABLE` when it cannot be started
  RunningCommand start(Command command) throws CapabilityException;

  /// Starts a program and waits for its end.
  ///
  /// @throws CapabilityException `UNAVAILABLE` when it cannot be started
  CommandResult run(Command command) throws CapabilityException, InterruptedException;

  /// Looks a program up on the search path of this machine without running anything.
  Optional<Path> which(String name);

  /// Looks a program up on a given search path without running anything. A name with a separator
  /// and relative search path entries find nothing.
  Optional<Path> which(String name, String searchPath);
}

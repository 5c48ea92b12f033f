package dev.claw.node.invoke;

import java.time.Duration;

/// What a running command knows about the call it serves.
///
/// @param deadline on the scale of [System#nanoTime]
/// @param progress takes news for whoever waits; never blocks for long, drops what cannot be sent
public record Invocation(String invokeId, long deadline, Progress progress) {

  /// Takes news about a running command.
  @FunctionalInterface
  public interface Progress {
    /// Tells it: at most 16 KiB of JSON text.
    void tell(String chunk);
  }

  /// The time that is left; never negative.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }
}

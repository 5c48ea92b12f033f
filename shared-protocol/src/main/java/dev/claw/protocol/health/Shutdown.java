package dev.claw.protocol.health;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Payload of `shutdown`: the gateway is about to close every socket.
///
/// @param restartExpectedMs how long until it is back, where it comes back
public record Shutdown(String reason, @Nullable Long restartExpectedMs) {
  /// The event's name.
  public static final String EVENT = "shutdown";

  public Shutdown {
    Require.nonEmpty(reason, "reason");
  }
}

package dev.claw.protocol.client;

import dev.claw.protocol.WireError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where a [GatewayLink] stands.
public sealed interface LinkState {
  /// An attempt is under way.
  record Connecting() implements LinkState {}

  /// Connected and welcomed.
  record Connected(GatewayConnection connection) implements LinkState {}

  /// Not connected; the next attempt comes after `pause`.
  ///
  /// @param refusal what the gateway said, where it said something
  record Waiting(String reason, Duration pause, @Nullable WireError refusal) implements LinkState {}

  /// Ended; no more attempts.
  record Stopped(String reason) implements LinkState {}
}

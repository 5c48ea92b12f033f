package dev.claw.protocol.node;

import org.jspecify.annotations.Nullable;

/// The answer to a node's result or progress.
///
/// @param ignored whether nobody waited for it; absent where a result was taken
public record Received(boolean ok, @Nullable Boolean ignored) {
  /// Taken.
  public static final Received OK = new Received(true, null);

  /// Of no use to anyone.
  public static final Received IGNORED = new Received(true, true);
}

package dev.claw.protocol.pairing;

import org.jspecify.annotations.Nullable;

/// When a node was last there, in Unix milliseconds. Its fields stand in the row that shows the
/// node.
public record NodeSeen(
    @Nullable Long lastConnectedAtMs,
    @Nullable Long lastDisconnectedAtMs,
    @Nullable Long lastSeenAtMs,
    @Nullable String lastSeenReason) {

  /// Never.
  public static final NodeSeen NEVER = new NodeSeen(null, null, null, null);
}

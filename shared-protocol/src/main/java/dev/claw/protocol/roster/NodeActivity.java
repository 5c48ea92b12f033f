package dev.claw.protocol.roster;

import org.jspecify.annotations.Nullable;

/// The times of a node's present life, Unix milliseconds. Its fields stand in the node's row.
///
/// @param lastActiveAtMs when a person last used the machine
public record NodeActivity(
    @Nullable Long connectedAtMs,
    @Nullable Long lastActiveAtMs,
    @Nullable Long presenceUpdatedAtMs,
    @Nullable Long approvedAtMs) {

  /// Nothing known.
  public static final NodeActivity NONE = new NodeActivity(null, null, null, null);
}

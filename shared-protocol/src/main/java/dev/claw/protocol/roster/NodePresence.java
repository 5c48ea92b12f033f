package dev.claw.protocol.roster;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Payload of `node.presence`: a person used the machine.
public record NodePresence(
    String nodeId, @Nullable Long lastActiveAtMs, @Nullable Long presenceUpdatedAtMs) {

  /// The event's name.
  public static final String EVENT = "node.presence";

  public NodePresence {
    Require.nonEmpty(nodeId, "nodeId");
  }
}

package dev.claw.protocol.node;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Someone decided about a node's surface; the live node hears of its approval too.
///
/// @param requestId empty where a node was removed
/// @param ts Unix milliseconds
public record NodePairResolved(String requestId, String nodeId, Decision decision, long ts) {

  /// The event that carries it.
  public static final String EVENT = "node.pair.resolved";

  /// What was decided.
  public enum Decision {
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("removed")
    REMOVED
  }
}

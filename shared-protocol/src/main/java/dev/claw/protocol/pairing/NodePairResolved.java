package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Payload of `node.pair.resolved`, to operators and, on approval, to the node itself.
///
/// @param requestId empty when the node was removed
/// @param ts Unix milliseconds
public record NodePairResolved(String requestId, String nodeId, Decision decision, long ts) {
  /// The event's name.
  public static final String EVENT = "node.pair.resolved";

  public NodePairResolved {
    Require.present(requestId, "requestId");
    Require.nonEmpty(nodeId, "nodeId");
    Require.present(decision, "decision");
  }
}

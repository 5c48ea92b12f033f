package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Result of `node.pair.reject`.
public record NodePairRejected(String requestId, String nodeId) {
  public NodePairRejected {
    Require.nonEmpty(requestId, "requestId");
    Require.nonEmpty(nodeId, "nodeId");
  }
}

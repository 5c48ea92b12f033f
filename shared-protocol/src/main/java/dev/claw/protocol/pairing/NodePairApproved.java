package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Result of `node.pair.approve`.
public record NodePairApproved(String requestId, PairedNode node) {
  public NodePairApproved {
    Require.nonEmpty(requestId, "requestId");
    Require.present(node, "node");
  }
}

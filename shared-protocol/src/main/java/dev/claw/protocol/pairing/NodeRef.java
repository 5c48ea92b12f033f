package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Parameters of `node.describe`; parameters and result of `node.pair.remove`.
public record NodeRef(String nodeId) {
  public NodeRef {
    Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
  }
}

package dev.claw.protocol.node;

import dev.claw.protocol.Require;

/// The gateway no longer waits for an invocation: the node is to stop it.
public record NodeInvokeCancel(String invokeId, String nodeId) {

  /// The event that carries it.
  public static final String EVENT = "node.invoke.cancel";

  public NodeInvokeCancel {
    Require.atMost(Require.nonEmpty(invokeId, "invokeId"), "invokeId", 256);
    Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
  }
}

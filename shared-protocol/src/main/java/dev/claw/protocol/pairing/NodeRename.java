package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Parameters and result of `node.rename`.
public record NodeRename(String nodeId, String displayName) {
  /// Longest name, in UTF-16 units.
  public static final int MAX_NAME = 64;

  public NodeRename {
    Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
    Require.atMost(Require.nonEmpty(displayName, "displayName"), "displayName", MAX_NAME);
  }
}

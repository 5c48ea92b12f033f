package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;
import java.util.List;

/// Result of `node.pair.list`.
public record NodePairList(List<PendingNode> pending, List<PairedNode> paired) {
  public NodePairList {
    pending = Require.list(pending, "pending", Integer.MAX_VALUE);
    paired = Require.list(paired, "paired", Integer.MAX_VALUE);
  }
}

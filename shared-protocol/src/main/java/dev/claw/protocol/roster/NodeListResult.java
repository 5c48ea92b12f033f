package dev.claw.protocol.roster;

import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `node.list`: connected nodes first, then by name.
///
/// @param ts Unix milliseconds
/// @param activeNodeId the machine a person uses at the moment
public record NodeListResult(long ts, @Nullable String activeNodeId, List<NodeRow> nodes) {
  public NodeListResult {
    nodes = Require.list(nodes, "nodes", Integer.MAX_VALUE);
  }
}

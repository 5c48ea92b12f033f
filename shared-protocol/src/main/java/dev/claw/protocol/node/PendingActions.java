package dev.claw.protocol.node;

import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands a node could not run in the background; the answer to `node.pending.pull`.
public record PendingActions(String nodeId, List<Action> actions) {

  /// The method that answers with it.
  public static final String METHOD = "node.pending.pull";

  /// Most commands that wait for one node.
  public static final int MAX_ACTIONS = 64;

  public PendingActions {
    Require.nonEmpty(nodeId, "nodeId");
    actions = Require.list(actions, "actions", MAX_ACTIONS);
  }

  /// One waiting command.
  ///
  /// @param enqueuedAtMs Unix milliseconds
  public record Action(String id, String command, @Nullable String paramsJSON, long enqueuedAtMs) {}
}

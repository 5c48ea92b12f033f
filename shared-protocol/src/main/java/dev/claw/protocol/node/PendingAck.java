package dev.claw.protocol.node;

import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;

/// The waiting commands a node has taken; the parameters of `node.pending.ack`.
public record PendingAck(List<String> ids) {

  /// The method that takes it.
  public static final String METHOD = "node.pending.ack";

  public PendingAck {
    ids = Require.list(ids, "ids", PendingActions.MAX_ACTIONS);
    if (ids.isEmpty()) {
      throw new InvalidFieldException("ids", "must have at least 1 entry");
    }
  }

  /// The answer.
  public record Acked(String nodeId, List<String> ackedIds, int remainingCount) {}
}

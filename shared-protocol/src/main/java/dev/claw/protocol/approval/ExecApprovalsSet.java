package dev.claw.protocol.approval;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `exec.approvals.set`.
///
/// @param baseHash of the file this one replaces
public record ExecApprovalsSet(ExecApprovalsFile file, @Nullable String baseHash) {
  public ExecApprovalsSet {
    Require.present(file, "file");
    Require.atMost(baseHash, "baseHash", 128);
  }

  /// Parameters of `exec.approvals.node.set`: the same for a node's file.
  public record OnNode(String nodeId, ExecApprovalsFile file, @Nullable String baseHash) {
    public OnNode {
      Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
      Require.present(file, "file");
      Require.atMost(baseHash, "baseHash", 128);
    }
  }
}

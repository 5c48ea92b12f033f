package dev.claw.protocol.approval;

import dev.claw.protocol.Require;

/// Parameters of `exec.approval.get` and `exec.approval.waitDecision`.
public record ExecApprovalId(String id) {
  public ExecApprovalId {
    Require.atMost(Require.nonEmpty(id, "id"), "id", 128);
  }
}

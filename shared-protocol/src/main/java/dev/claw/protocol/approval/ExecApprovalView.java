package dev.claw.protocol.approval;

import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `exec.approval.get`: what a person has to judge.
public record ExecApprovalView(
    String id,
    String commandText,
    @Nullable String commandPreview,
    List<ApprovalDecision> allowedDecisions,
    @Nullable ExecHost host,
    @Nullable String nodeId,
    @Nullable String agentId,
    long expiresAtMs) {

  public ExecApprovalView {
    Require.nonEmpty(id, "id");
    Require.present(commandText, "commandText");
    allowedDecisions = Require.list(allowedDecisions, "allowedDecisions", Integer.MAX_VALUE);
  }
}

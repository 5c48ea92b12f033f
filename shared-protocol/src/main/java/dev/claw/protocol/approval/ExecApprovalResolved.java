package dev.claw.protocol.approval;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Payload of `exec.approval.resolved`.
///
/// @param ts Unix milliseconds
public record ExecApprovalResolved(
    String id,
    ApprovalDecision decision,
    @Nullable String resolvedBy,
    long ts,
    ExecApprovalPending.@Nullable Subject request) {

  /// The event's name.
  public static final String EVENT = "exec.approval.resolved";

  public ExecApprovalResolved {
    Require.nonEmpty(id, "id");
    Require.present(decision, "decision");
  }
}

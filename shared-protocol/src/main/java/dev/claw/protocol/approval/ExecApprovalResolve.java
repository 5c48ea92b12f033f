package dev.claw.protocol.approval;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `exec.approval.resolve`.
///
/// @param grantExpiresInDays how long an `allow-always` lasts, 1 to 3,650 days
public record ExecApprovalResolve(
    String id, ApprovalDecision decision, @Nullable Integer grantExpiresInDays) {

  public ExecApprovalResolve {
    Require.atMost(Require.nonEmpty(id, "id"), "id", 128);
    Require.present(decision, "decision");
    if (grantExpiresInDays != null) {
      Require.between(grantExpiresInDays, "grantExpiresInDays", 1, 3_650);
    }
  }

  /// Result of `exec.approval.resolve`.
  public record Done(boolean ok) {}
}

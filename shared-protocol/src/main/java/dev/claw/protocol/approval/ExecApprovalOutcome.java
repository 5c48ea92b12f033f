package dev.claw.protocol.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Result of `exec.approval.request` and `exec.approval.waitDecision`.
///
/// @param decision null when nobody answered in time
/// @param createdAtMs Unix milliseconds
/// @param expiresAtMs Unix milliseconds
public record ExecApprovalOutcome(
    String id,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable ApprovalDecision decision,
    long createdAtMs,
    long expiresAtMs,
    @Nullable String terminalReason) {

  public ExecApprovalOutcome {
    Require.nonEmpty(id, "id");
  }

  /// The first of two answers.
  ///
  /// @param status `accepted`
  public record Accepted(
      String status,
      String id,
      @Nullable String deliveryRoute,
      long createdAtMs,
      long expiresAtMs) {

    public Accepted {
      Require.nonEmpty(status, "status");
      Require.nonEmpty(id, "id");
    }
  }
}

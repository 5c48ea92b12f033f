package dev.claw.protocol.approval;

import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question that waits for a person: an entry of `exec.approval.list`, and the payload of
/// `exec.approval.requested`.
///
/// @param createdAtMs Unix milliseconds
/// @param expiresAtMs Unix milliseconds
public record ExecApprovalPending(String id, Subject request, long createdAtMs, long expiresAtMs) {

  /// The event's name.
  public static final String EVENT = "exec.approval.requested";

  public ExecApprovalPending {
    Require.nonEmpty(id, "id");
    Require.present(request, "request");
  }

  /// What would run.
  public record Subject(
      String command,
      @Nullable String commandPreview,
      @Nullable List<String> commandArgv,
      @Nullable String cwd,
      @Nullable String nodeId,
      @Nullable ExecHost host,
      @Nullable ExecSecurity security,
      @Nullable ExecAsk ask,
      @Nullable String warningText,
      @Nullable String agentId,
      @Nullable String resolvedPath,
      @Nullable String sessionKey,
      @Nullable String runId,
      List<ApprovalDecision> allowedDecisions) {

    public Subject {
      Require.present(command, "command");
      commandArgv = commandArgv == null ? null : List.copyOf(commandArgv);
      allowedDecisions = Require.list(allowedDecisions, "allowedDecisions", Integer.MAX_VALUE);
    }
  }
}

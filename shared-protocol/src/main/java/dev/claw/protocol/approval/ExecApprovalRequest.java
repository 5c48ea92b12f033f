package dev.claw.protocol.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parameters of `exec.approval.request`: may this run? Names the command in one of three ways.
///
/// @param timeoutMs how long to wait for a person, 30 minutes when absent
/// @param twoPhase whether an answer is wanted at once, and the decision as a second one
public record ExecApprovalRequest(
    @Nullable String command,
    @Nullable List<String> commandArgv,
    @Nullable JsonNode systemRunPlan,
    @Nullable String id,
    @Nullable String cwd,
    @Nullable Map<String, String> env,
    @Nullable String nodeId,
    @Nullable ExecHost host,
    @Nullable ExecSecurity security,
    @Nullable ExecAsk ask,
    @Nullable String agentId,
    @Nullable String sessionKey,
    @Nullable String runId,
    @Nullable String toolCallId,
    @Nullable String resolvedPath,
    @Nullable Long timeoutMs,
    @Nullable Boolean twoPhase,
    @Nullable Boolean requireDeliveryRoute,
    @Nullable Boolean suppressDelivery) {

  /// How long a person has when the caller says nothing.
  public static final long DEFAULT_TIMEOUT_MS = 1_800_000;

  private static final int MAX_COMMAND = 65_536;

  public ExecApprovalRequest {
    if (command == null && commandArgv == null && systemRunPlan == null) {
      throw new InvalidFieldException("command", "is required");
    }
    Require.atMost(command, "command", MAX_COMMAND);
    commandArgv = commandArgv == null ? null : Require.list(commandArgv, "commandArgv", 4_096);
    Require.atMost(id, "id", 128);
    Require.atMost(cwd, "cwd", 4_096);
    env = env == null ? null : Map.copyOf(env);
    Require.atMost(nodeId, "nodeId", 128);
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(sessionKey, "sessionKey", 512);
    Require.atMost(runId, "runId", 256);
    Require.atMost(toolCallId, "toolCallId", 256);
    Require.atMost(resolvedPath, "resolvedPath", 4_096);
    if (timeoutMs != null) {
      Require.between(timeoutMs, "timeoutMs", 1, Integer.MAX_VALUE);
    }
  }

  @Override
  public String toString() {
    return "ExecApprovalRequest[" + nodeId + "]";
  }
}

package dev.claw.protocol.roster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of an operator's `node.invoke`.
///
/// @param params the command's own parameters
/// @param timeoutMs 30,000 when absent; 0 waits without end
/// @param idempotencyKey the same key runs the command once
public record NodeInvokeParams(
    String nodeId,
    String command,
    @Nullable JsonNode params,
    @Nullable Long timeoutMs,
    String idempotencyKey,
    @Nullable String sessionKey,
    @Nullable String turnSourceChannel,
    @Nullable String turnSourceTo,
    @Nullable String turnSourceAccountId,
    @Nullable JsonNode turnSourceThreadId) {

  /// How long a command may take when the caller says nothing.
  public static final long DEFAULT_TIMEOUT_MS = 30_000;

  private static final int MAX_TEXT = 512;

  public NodeInvokeParams {
    Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
    Require.atMost(Require.nonEmpty(command, "command"), "command", 128);
    if (timeoutMs != null) {
      Require.between(timeoutMs, "timeoutMs", 0, Integer.MAX_VALUE);
    }
    Require.atMost(Require.nonEmpty(idempotencyKey, "idempotencyKey"), "idempotencyKey", 256);
    Require.atMost(sessionKey, "sessionKey", MAX_TEXT);
    Require.atMost(turnSourceChannel, "turnSourceChannel", MAX_TEXT);
    Require.atMost(turnSourceTo, "turnSourceTo", MAX_TEXT);
    Require.atMost(turnSourceAccountId, "turnSourceAccountId", MAX_TEXT);
  }

  /// A command with the usual time limit.
  public static NodeInvokeParams of(
      String nodeId, String command, @Nullable JsonNode params, String idempotencyKey) {
    return new NodeInvokeParams(
        nodeId, command, params, null, idempotencyKey, null, null, null, null, null);
  }

  /// The same command with a time limit in milliseconds.
  public NodeInvokeParams within(long newTimeoutMs) {
    return new NodeInvokeParams(
        nodeId,
        command,
        params,
        newTimeoutMs,
        idempotencyKey,
        sessionKey,
        turnSourceChannel,
        turnSourceTo,
        turnSourceAccountId,
        turnSourceThreadId);
  }

  /// The time limit in milliseconds; 0 is none.
  public long timeoutOrDefault() {
    return timeoutMs == null ? DEFAULT_TIMEOUT_MS : timeoutMs;
  }
}

package dev.claw.protocol.node;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// The gateway asks a node to run a command.
///
/// @param id names this invocation in its result, progress and cancellation
/// @param paramsJSON the parameters as JSON text
/// @param timeoutMs how long the gateway waits; 0 for as long as it takes, null for the usual time
/// @param idempotencyKey a repeated key must not run the command twice
public record NodeInvokeRequest(
    String id,
    String nodeId,
    String command,
    @Nullable String paramsJSON,
    @Nullable Long timeoutMs,
    @Nullable String idempotencyKey,
    @Nullable String sessionKey) {

  /// The event that carries it.
  public static final String EVENT = "node.invoke.request";

  public NodeInvokeRequest {
    Require.atMost(Require.nonEmpty(id, "id"), "id", 256);
    Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
    Require.atMost(Require.nonEmpty(command, "command"), "command", 256);
    Require.atMost(idempotencyKey, "idempotencyKey", 512);
    Require.atMost(sessionKey, "sessionKey", 512);
  }
}

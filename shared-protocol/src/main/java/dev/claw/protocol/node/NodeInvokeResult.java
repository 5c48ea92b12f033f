package dev.claw.protocol.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// How an invocation ended; the parameters of `node.invoke.result`.
///
/// @param nodeId must be the sender's own device id
/// @param payload the result as JSON; `payloadJSON` wins where both are there
/// @param payloadJSON the result as JSON text
/// @param error why it failed, where `ok` is false
public record NodeInvokeResult(
    String id,
    String nodeId,
    boolean ok,
    @Nullable JsonNode payload,
    @Nullable String payloadJSON,
    @Nullable NodeError error) {

  /// The method that takes it.
  public static final String METHOD = "node.invoke.result";

  public NodeInvokeResult {
    Require.atMost(Require.nonEmpty(id, "id"), "id", 256);
    Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
  }

  /// A good result as JSON text.
  public static NodeInvokeResult succeeded(String id, String nodeId, @Nullable String payloadJSON) {
    return new NodeInvokeResult(id, nodeId, true, null, payloadJSON, null);
  }

  /// A failure.
  public static NodeInvokeResult failed(String id, String nodeId, NodeError error) {
    return new NodeInvokeResult(id, nodeId, false, null, null, error);
  }

  /// Results hold screens and files: only their outcome is shown.
  @Override
  public String toString() {
    return "NodeInvokeResult[" + id + ", " + (ok ? "ok" : String.valueOf(error)) + "]";
  }
}

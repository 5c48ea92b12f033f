package dev.claw.protocol.node;

import dev.claw.protocol.Protocol;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// More input for an invocation that streams.
///
/// @param seq from 0, without gaps
public record NodeInvokeInput(String id, String nodeId, long seq, @Nullable String payloadJSON) {

  /// The event that carries it.
  public static final String EVENT = "node.invoke.input";

  public NodeInvokeInput {
    Require.atMost(Require.nonEmpty(id, "id"), "id", 256);
    Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
    Require.between(seq, "seq", 0, Long.MAX_VALUE);
    Require.atMost(payloadJSON, "payloadJSON", Protocol.MAX_PROGRESS_CHUNK_BYTES);
  }
}

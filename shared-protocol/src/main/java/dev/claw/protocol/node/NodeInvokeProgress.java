package dev.claw.protocol.node;

import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Protocol;
import dev.claw.protocol.Require;
import java.nio.charset.StandardCharsets;

/// A part of what a running invocation has to say; the parameters of `node.invoke.progress`.
///
/// @param seq from 0, without gaps
/// @param chunk at most 16 KiB of UTF-8
public record NodeInvokeProgress(String invokeId, String nodeId, long seq, String chunk) {

  /// The method that takes it.
  public static final String METHOD = "node.invoke.progress";

  public NodeInvokeProgress {
    Require.atMost(Require.nonEmpty(invokeId, "invokeId"), "invokeId", 256);
    Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
    Require.between(seq, "seq", 0, Long.MAX_VALUE);
    Require.text(chunk, "chunk", Protocol.MAX_PROGRESS_CHUNK_BYTES);
    if (chunk.getBytes(StandardCharsets.UTF_8).length > Protocol.MAX_PROGRESS_CHUNK_BYTES) {
      throw new InvalidFieldException(
          "chunk", "must have at most " + Protocol.MAX_PROGRESS_CHUNK_BYTES + " bytes");
    }
  }
}

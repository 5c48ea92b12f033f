package dev.claw.protocol.roster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Result of an operator's `node.invoke`.
///
/// @param payload the command's result
/// @param payloadJSON the same as text, as some clients read it
public record NodeInvokeReply(
    boolean ok,
    String nodeId,
    String command,
    @Nullable JsonNode payload,
    @Nullable String payloadJSON) {

  public NodeInvokeReply {
    Require.nonEmpty(nodeId, "nodeId");
    Require.nonEmpty(command, "command");
  }
}

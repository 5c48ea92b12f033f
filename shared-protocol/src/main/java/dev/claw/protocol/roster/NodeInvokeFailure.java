package dev.claw.protocol.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Require;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The details of an error that `node.invoke` answers when the node, or the way to it, failed.
///
/// @param nodeError what the node said, or what the gateway found
/// @param nodeCommandDispatched whether the node may have begun; false means a retry is safe
/// @param code set where callers look for one, such as `NOT_CONNECTED`
public record NodeInvokeFailure(
    NodeError nodeError, boolean nodeCommandDispatched, @Nullable String code) {

  public NodeInvokeFailure {
    Require.present(nodeError, "nodeError");
  }

  /// A node's own error.
  public record NodeError(@Nullable String code, @Nullable String message) {}

  /// The failure as the error of a response: `CODE: text`.
  public WireError toError() {
    String text = nodeError.message() == null ? "the node failed" : nodeError.message();
    String message = nodeError.code() == null ? text : nodeError.code() + ": " + text;
    return WireError.of(ErrorCode.UNAVAILABLE, message)
        .withDetails(StrictJson.open().valueToTree(this));
  }

  /// Reads the details back; empty when the error is of another kind.
  public static Optional<NodeInvokeFailure> of(WireError error) {
    JsonNode details = error.details();
    if (details == null || !details.path("nodeError").isObject()) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.open().treeToValue(details, NodeInvokeFailure.class));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}

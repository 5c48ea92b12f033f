package dev.claw.gateway.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
import java.io.UncheckedIOException;

/// How a command on a node ended.
public sealed interface InvokeOutcome {

  /// The node did it.
  ///
  /// @param payloadJson its result: one valid JSON value, `null` where it gave none
  record Done(String payloadJson) implements InvokeOutcome {
    /// The result, parsed anew at each call.
    public JsonNode payload() {
      try {
        return StrictJson.open().readTree(payloadJson);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return "Done[" + payloadJson.length() + " characters]";
    }
  }

  /// It was refused, or failed on the way or on the node.
  ///
  /// @param code the node's own code, or the gateway's: `TIMEOUT`, `NOT_APPROVED` ...
  /// @param message what happened and what helps, for people
  /// @param dispatched whether the node may have begun
  /// @param error the same as an operator sees it on the wire
  record Failed(String code, String message, boolean dispatched, WireError error)
      implements InvokeOutcome {}
}

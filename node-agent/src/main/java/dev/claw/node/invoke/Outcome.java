package dev.claw.node.invoke;

import dev.claw.protocol.node.NodeError;
import dev.claw.protocol.node.NodeInvokeResult;

/// How one command ended.
sealed interface Outcome {

  /// It worked.
  record Done(String json) implements Outcome {
    @Override
    public String toString() {
      return "Done[" + json.length() + " characters]";
    }
  }

  /// It did not.
  record Failed(String code, String message) implements Outcome {}

  /// As the answer to one invocation.
  default NodeInvokeResult answer(String invokeId, String nodeId) {
    return switch (this) {
      case Done(String json) -> NodeInvokeResult.succeeded(invokeId, nodeId, json);
      case Failed(String code, String message) ->
          NodeInvokeResult.failed(invokeId, nodeId, new NodeError(code, message));
    };
  }

  /// How much memory remembering it takes.
  default int weight() {
    return switch (this) {
      case Done(String json) -> json.length();
      case Failed(String code, String message) -> code.length() + message.length();
    };
  }
}

package dev.claw.gateway.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.WireError;
import dev.claw.protocol.roster.NodeInvokeFailure;

/// The failures of invocations, each in the shape that reference clients read.
final class Failures {
  static final String TIMEOUT = "TIMEOUT";
  static final String IDLE_TIMEOUT = "IDLE_TIMEOUT";
  static final String ABORTED = "ABORTED";
  static final String DISCONNECTED = "DISCONNECTED";
  static final String NOT_CONNECTED = "NOT_CONNECTED";
  static final String POLICY_CHANGED = "POLICY_CHANGED";
  static final String BUSY = "NODE_BUSY";
  static final String INVALID_RESULT = "INVALID_RESULT";
  static final String IDEMPOTENCY_MISMATCH = "IDEMPOTENCY_MISMATCH";
  static final String RESULT_DROPPED = "RESULT_DROPPED";

  private static final long BUSY_RETRY_MS = 250;

  private Failures() {}

  /// A failure after the command went out, the node's own or the gateway's.
  static InvokeOutcome.Failed dispatched(String code, String message) {
    var failure = new NodeInvokeFailure(new NodeInvokeFailure.NodeError(code, message), true, null);
    return new InvokeOutcome.Failed(code, message, true, failure.toError());
  }

  static InvokeOutcome.Failed policyChanged(boolean dispatched, String command) {
    String message = "the node may no longer do " + command;
    var failure =
        new NodeInvokeFailure(
            new NodeInvokeFailure.NodeError(POLICY_CHANGED, message), dispatched, null);
    return new InvokeOutcome.Failed(POLICY_CHANGED, message, dispatched, failure.toError());
  }

  static InvokeOutcome.Failed notConnected(String hint) {
    var failure =
        new NodeInvokeFailure(
            new NodeInvokeFailure.NodeError(NOT_CONNECTED, "node not connected"),
            false,
            NOT_CONNECTED);
    WireError shape = failure.toError();
    ObjectNode details = shape.details() instanceof ObjectNode object ? object : object();
    details.put("gate", Gate.NOT_CONNECTED.wireName());
    String message = "node not connected: " + hint;
    WireError error = WireError.of(ErrorCode.UNAVAILABLE, message).withDetails(details);
    return new InvokeOutcome.Failed(NOT_CONNECTED, message, false, error);
  }

  static InvokeOutcome.Failed busy(String whose) {
    String message = whose + " has as many commands in flight as it may; try again in a moment.";
    ObjectNode details = object().put("code", BUSY).put("nodeCommandDispatched", false);
    WireError error =
        WireError.of(ErrorCode.UNAVAILABLE, message).withDetails(details).retryAfter(BUSY_RETRY_MS);
    return new InvokeOutcome.Failed(BUSY, message, false, error);
  }

  static InvokeOutcome.Failed idempotencyMismatch() {
    return invalid(
        IDEMPOTENCY_MISMATCH,
        "This idempotencyKey was used for another command; use a new key for a new command.");
  }

  static InvokeOutcome.Failed resultDropped() {
    return dispatched(
        RESULT_DROPPED,
        "the command has run under this idempotencyKey, but its result is no longer kept");
  }

  static InvokeOutcome.Failed invalid(String code, String message) {
    WireError error =
        WireError.of(ErrorCode.INVALID_REQUEST, message).withDetails(object().put("code", code));
    return new InvokeOutcome.Failed(code, message, false, error);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

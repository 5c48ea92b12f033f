package dev.claw.gateway.node;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Protocol;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.node.NodeError;
import dev.claw.protocol.node.NodeInvokeResult;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Turns a node's result into an outcome and an outcome into a reply. A result is read through
/// once, to know that it is JSON, and passed on as the text it came as.
final class Results {
  /// Longest result, in characters: it must fit a frame with the rest of the reply.
  static final int MAX_RESULT = Protocol.MAX_PAYLOAD_BYTES - 65_536;

  /// Longest result that goes out twice, as `payload` and as the text `payloadJSON`; of a longer
  /// one the caller gets `payload` only.
  static final int MAX_TWICE = 8 << 20;

  private static final int MAX_CODE = 64;
  private static final int MAX_MESSAGE = 2000;
  private static final String NO_RESULT = "null";

  private Results() {}

  static InvokeOutcome read(NodeInvokeResult result) {
    if (!result.ok()) {
      return failed(result.error());
    }
    JsonNode tree = result.payload();
    String json = result.payloadJSON();
    if (json == null) {
      return new InvokeOutcome.Done(tree == null ? NO_RESULT : tree.toString());
    }
    if (json.length() > MAX_RESULT) {
      return Failures.dispatched(
          Failures.INVALID_RESULT, "the node's result is larger than a frame may be");
    }
    return isJson(json)
        ? new InvokeOutcome.Done(json)
        : Failures.dispatched(Failures.INVALID_RESULT, "the node's result is not valid JSON");
  }

  /// The reply to an operator.
  static String reply(String nodeId, String command, String payloadJson) {
    var encoder = JsonStringEncoder.getInstance();
    boolean twice = payloadJson.length() <= MAX_TWICE;
    var text = new StringBuilder(payloadJson.length() * (twice ? 2 : 1) + 256);
    text.append("{\"ok\":true,\"nodeId\":\"").append(nodeId).append("\",\"command\":\"");
    encoder.quoteAsString(command, text);
    text.append("\",\"payload\":").append(payloadJson).append(",\"payloadJSON\":");
    if (twice) {
      text.append('"');
      encoder.quoteAsString(payloadJson, text);
      text.append('"');
    } else {
      text.append(NO_RESULT);
    }
    return text.append('}').toString();
  }

  private static InvokeOutcome.Failed failed(@Nullable NodeError error) {
    String code = error == null || error.code() == null ? "UNAVAILABLE" : error.code();
    String message =
        error == null || error.message() == null ? "node invoke failed" : error.message();
    return Failures.dispatched(brief(code, MAX_CODE), brief(message, MAX_MESSAGE));
  }

  private static String brief(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max) + "…";
  }

  private static boolean isJson(String text) {
    try (JsonParser parser = StrictJson.open().getFactory().createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException _) {
      return false;
    }
  }
}

package dev.claw.protocol.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Compares JSON the way peers read it: order and the spelling of numbers do not count, and a field
/// that is absent, null or empty says the same.
final class Trees {
  private Trees() {}

  /// A value as the tree that its text gives.
  static JsonNode written(Object value) {
    try {
      return StrictJson.open().readTree(FrameCodec.json(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where `part` says something that `whole` does not say.
  static List<String> beyond(JsonNode part, JsonNode whole) {
    var places = new ArrayList<String>();
    collect("", part, whole, places);
    return places;
  }

  private static void collect(String at, JsonNode part, JsonNode whole, List<String> places) {
    if (empty(part)) {
      return;
    }
    if (part.isObject() && whole.isObject()) {
      for (Map.Entry<String, JsonNode> field : part.properties()) {
        String name = field.getKey();
        collect(at + "/" + name, field.getValue(), whole.path(name), places);
      }
    } else if (part.isArray() && whole.isArray() && part.size() == whole.size()) {
      for (int i = 0; i < part.size(); i++) {
        collect(at + "/" + i, part.path(i), whole.path(i), places);
      }
    } else if (!sameScalar(part, whole)) {
      places.add(at);
    }
  }

  private static boolean sameScalar(JsonNode one, JsonNode other) {
    return (one.isNumber() && other.isNumber())
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  private static boolean empty(JsonNode value) {
    return value.isNull() || value.isMissingNode() || (value.isContainerNode() && value.isEmpty());
  }
}

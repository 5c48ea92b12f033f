package dev.claw.gateway.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The frames of `recorded.jsonl`, and what we compare of them.
final class RecordedFrames {
  private RecordedFrames() {}

  static JsonNode frame(String name) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(RecordedFrames.class.getResourceAsStream("recorded.jsonl")),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode entry = StrictJson.open().readTree(line);
        if (entry.path("name").asText().equals(name)) {
          return entry.path("frame");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("no recorded frame " + name);
  }

  /// The paths of all values with their kinds, such as `/error/code STRING`; those of arrays once.
  static Set<String> shape(JsonNode node) {
    var paths = new TreeSet<String>();
    collect("", node, paths);
    return paths;
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), paths));
    } else if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, paths));
    } else {
      paths.add(path + " " + node.getNodeType());
    }
  }
}

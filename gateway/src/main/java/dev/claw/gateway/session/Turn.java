package dev.claw.gateway.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.chat.Message;
import dev.claw.protocol.chat.MessageMeta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// One entry of a conversation as it is stored.
///
/// @param runId ties an answer to its question; the question's idempotency key
/// @param files absolute paths of what an answer made
record Turn(
    String id, Speaker speaker, String text, long timeMs, String runId, List<String> files) {

  /// Who speaks.
  enum Speaker {
    USER,
    ASSISTANT
  }

  Turn {
    files = List.copyOf(files);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id)
        .put("role", speaker.name().toLowerCase(Locale.ROOT))
        .put("text", text)
        .put("ts", timeMs)
        .put("runId", runId);
    if (!files.isEmpty()) {
      files.forEach(json.putArray("files")::add);
    }
    return json;
  }

  static Turn read(ObjectNode json) {
    List<String> files = json.path("files").valueStream().map(node -> node.asText()).toList();
    return new Turn(
        json.path("id").asText(),
        json.path("role").asText().equals("user") ? Speaker.USER : Speaker.ASSISTANT,
        json.path("text").asText(),
        json.path("ts").asLong(),
        json.path("runId").asText(),
        files);
  }

  /// The message clients see, with our own list of files beside the fields they know.
  ObjectNode toMessage(long seq) {
    MessageMeta meta = MessageMeta.of(id, seq, runId);
    Message message =
        switch (speaker) {
          case USER -> Message.ofUser(text, timeMs, runId, meta);
          case ASSISTANT -> Message.ofAssistant(text, timeMs, meta);
        };
    ObjectNode json = StrictJson.open().valueToTree(message);
    if (!files.isEmpty()) {
      var list = json.putArray("claw.files");
      for (String file : files) {
        Path path = Path.of(file);
        list.addObject().put("path", file).put("mimeType", mimeType(path)).put("bytes", size(path));
      }
    }
    return json;
  }

  private static String mimeType(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return "image/png";
    }
    if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      return "image/jpeg";
    }
    return name.endsWith(".mp4") ? "video/mp4" : "application/octet-stream";
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

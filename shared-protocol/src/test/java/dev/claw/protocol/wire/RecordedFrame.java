package dev.claw.protocol.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A frame that a real client or the real gateway sent.
record RecordedFrame(String file, String connection, boolean fromClient, JsonNode frame) {

  private static final List<RecordedFrame> ALL = load();

  static List<RecordedFrame> all() {
    return ALL;
  }

  static Stream<RecordedFrame> requests() {
    return ALL.stream().filter(each -> each.fromClient && each.is("req"));
  }

  static Stream<RecordedFrame> responses() {
    return ALL.stream().filter(each -> !each.fromClient && each.is("res"));
  }

  static Stream<RecordedFrame> events() {
    return ALL.stream().filter(each -> !each.fromClient && each.is("event"));
  }

  boolean is(String type) {
    return frame.path("type").asText().equals(type);
  }

  String method() {
    return frame.path("method").asText();
  }

  JsonNode params() {
    return frame.path("params");
  }

  boolean sameCall(RecordedFrame other) {
    return file.equals(other.file)
        && connection.equals(other.connection)
        && frame.path("id").equals(other.frame.path("id"));
  }

  /// The request that this response answers.
  Optional<RecordedFrame> request() {
    return requests().filter(this::sameCall).findFirst();
  }

  /// The last answer to this request.
  Optional<RecordedFrame> answer() {
    return responses().filter(this::sameCall).reduce((_, last) -> last);
  }

  /// What the gateway said against this request; empty where it did not.
  String refusal() {
    return answer().map(each -> each.frame.path("error").path("message").asText()).orElse("");
  }

  /// The machine-readable part of that.
  String refusalCode() {
    return answer()
        .map(each -> each.frame.path("error").path("details").path("code").asText())
        .orElse("");
  }

  @Override
  public String toString() {
    return file + " " + connection + " " + frame.path("type").asText() + " " + name();
  }

  private String name() {
    return is("event") ? frame.path("event").asText() : method() + frame.path("id").asText();
  }

  private static List<RecordedFrame> load() {
    Path folder = Path.of("src/test/resources/dev/claw/protocol/wire");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted()
          .flatMap(RecordedFrame::lines)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<RecordedFrame> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> parse(file, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedFrame parse(Path file, String line) {
    try {
      JsonNode entry = StrictJson.open().readTree(line);
      return new RecordedFrame(
          String.valueOf(file.getFileName()),
          entry.path("conn").asText(),
          entry.path("dir").asText().equals("c2s"),
          entry.path("frame"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

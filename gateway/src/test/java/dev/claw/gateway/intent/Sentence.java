package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.NodeRef;
import dev.claw.gateway.intent.sentence.SlotValue;
import dev.claw.gateway.intent.sentence.Slots;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A line of the sentence file.
///
/// @param matches whether the utterance is a sentence of the intent
/// @param expected its slots; for a non-match `miss` or the intent it belongs to
record Sentence(String intent, boolean matches, String utterance, String expected) {
  static List<Sentence> all() {
    try (InputStream in = Sentence.class.getResourceAsStream("sentences.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Sentence::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sentence of(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    boolean matches = !cells.getFirst().startsWith("!");
    String intent = matches ? cells.getFirst() : cells.getFirst().substring(1);
    return new Sentence(intent, matches, cells.get(1), cells.get(2));
  }

  /// Slots as the file writes them.
  static String written(Slots slots) {
    return slots.values().entrySet().stream()
        .map(slot -> slot.getKey() + "=" + written(slot.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String written(SlotValue value) {
    return switch (value) {
      case SlotValue.Node(NodeRef node, _) -> node.name();
      case SlotValue.Here() -> "here";
      case SlotValue.Everywhere() -> "all";
      case SlotValue.Unclear(String heard, _) -> "?" + heard;
      case SlotValue.Unknown(String heard) -> "!" + heard;
      case SlotValue.Text(String text) -> text;
      case SlotValue.Whole(int number) -> Integer.toString(number);
      case SlotValue.Length(var duration) -> duration.toString();
      case SlotValue.Choice(String choice) -> choice;
    };
  }

  @Override
  public String toString() {
    return (matches ? "" : "!") + intent + ": " + utterance;
  }
}

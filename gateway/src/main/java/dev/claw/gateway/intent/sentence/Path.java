package dev.claw.gateway.intent.sentence;

import org.jspecify.annotations.Nullable;

/// A reading of the first words of an utterance.
///
/// @param at the next word
/// @param score larger for the more specific reading
/// @param before the reading it continues; null at the start
/// @param capture the slot its last step filled
record Path(
    @Nullable State state, int at, int score, @Nullable Path before, @Nullable Capture capture) {

  /// @param value null for free text, which is read off the utterance at the end
  record Capture(String slot, String type, int from, @Nullable SlotValue value) {}

  static Path start(int at) {
    return new Path(null, at, 0, null, null);
  }

  Path word(State to, int points) {
    return new Path(to, at + 1, score + points, this, null);
  }

  Path filled(State.SlotEdge edge, Span span) {
    Capture filled = new Capture(edge.name(), edge.type(), at, span.value());
    return new Path(edge.to(), span.end(), score + span.score(), this, filled);
  }

  Path text(State.SlotEdge edge) {
    return new Path(
        edge.to(), at + 1, score, this, new Capture(edge.name(), edge.type(), at, null));
  }

  /// One more word of free text.
  Path longer() {
    return new Path(state, at + 1, score, before, capture);
  }

  /// The first word of the reading.
  int start() {
    Path path = this;
    while (path.before != null) {
      path = path.before;
    }
    return path.at;
  }
}

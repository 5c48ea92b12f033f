package dev.claw.gateway.intent.sentence;

import java.util.List;

/// Node names and ways to say "this machine".
final class NodeReader implements SlotReader {
  private final NodeWords words;
  private final NameIndex names;

  NodeReader(NodeWords words, NameIndex names) {
    this.words = words;
    this.names = names;
  }

  /// The phrases around and instead of a name, compiled once per language.
  record NodeWords(
      PhraseIndex<Boolean> before,
      PhraseIndex<Boolean> after,
      PhraseIndex<Boolean> here,
      PhraseIndex<Boolean> mine) {
    static NodeWords of(Lexicon lexicon) {
      return new NodeWords(
          lexicon.index("before-name"),
          lexicon.index("after-name"),
          lexicon.index("here"),
          lexicon.index("mine"));
    }
  }

  @Override
  public void read(Tokens tokens, int from, List<Span> found) {
    names(tokens, from, from, found);
    words.before().find(tokens, from, (start, _) -> names(tokens, from, start, found));
    words
        .here()
        .find(
            tokens,
            from,
            (end, _) -> found.add(new Span(end, new SlotValue.Here(), 2 * (end - from) + 2)));
    // "my laptop" is another machine if one answers to "laptop": the lower score lets it win.
    words
        .mine()
        .find(
            tokens,
            from,
            (end, _) -> found.add(new Span(end, new SlotValue.Here(), 2 * (end - from) - 1)));
  }

  private void names(Tokens tokens, int from, int start, List<Span> found) {
    if (start >= tokens.size()) {
      return;
    }
    names.find(
        tokens,
        start,
        (end, value) -> {
          boolean whole = value instanceof SlotValue.Node(_, boolean full) && full;
          int score = 2 * (end - from) + (whole ? 1 : 0);
          found.add(new Span(end, value, score));
          int after = words.after().end(tokens, end);
          if (after > end) {
            found.add(new Span(after, value, score));
          }
        });
  }
}

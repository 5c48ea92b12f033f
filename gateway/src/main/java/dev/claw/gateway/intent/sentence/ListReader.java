package dev.claw.gateway.intent.sentence;

import java.util.List;
import java.util.Map;

/// One of a fixed set of values, each with the phrases that mean it.
final class ListReader implements SlotReader {
  private final PhraseIndex<String> index = new PhraseIndex<>();

  ListReader(Tokenizer tokenizer, Map<String, List<String>> values) {
    for (Map.Entry<String, List<String>> value : values.entrySet()) {
      for (String phrase : value.getValue()) {
        index.add(tokenizer.tokens(phrase), value.getKey());
      }
    }
  }

  @Override
  public void read(Tokens tokens, int from, List<Span> found) {
    index.find(
        tokens,
        from,
        (end, value) ->
            found.add(new Span(end, new SlotValue.Choice(value), 2 * (end - from) + 1)));
  }
}

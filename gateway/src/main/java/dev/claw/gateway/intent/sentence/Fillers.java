package dev.claw.gateway.intent.sentence;

import java.util.BitSet;

/// Polite words around a sentence: "hey claw could you please … for me, thanks".
final class Fillers {
  private static final int LONGEST = 8;

  private final PhraseIndex<Boolean> leadIn;
  private final PhraseIndex<Boolean> leadOut;

  Fillers(Lexicon lexicon) {
    leadIn = lexicon.index("lead-in");
    leadOut = lexicon.index("lead-out");
  }

  /// Where a sentence may begin and end within an utterance.
  ///
  /// @param starts by word; set at the first word and after fillers
  /// @param ends by the word after the sentence
  record Edges(BitSet starts, BitSet ends) {}

  Edges edges(Tokens tokens) {
    int size = tokens.size();
    BitSet starts = new BitSet(size + 1);
    starts.set(0);
    for (int at = 0; at < size; at++) {
      if (starts.get(at)) {
        leadIn.find(tokens, at, (end, _) -> starts.set(end));
      }
    }
    BitSet ends = new BitSet(size + 1);
    ends.set(size);
    for (int at = size - 1; at >= 0; at--) {
      int from = at;
      leadOut.find(
          tokens,
          from,
          (end, _) -> {
            if (end - from <= LONGEST && ends.get(end)) {
              ends.set(from);
            }
          });
    }
    return new Edges(starts, ends);
  }
}

package dev.claw.gateway.intent.sentence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The slot readers of a language; those for names are made per household.
final class Readers {
  private static final int UNKNOWN_WORDS = 4;

  private final Map<String, SlotReader> fixed = new HashMap<>();
  private final NodeReader.NodeWords nodeWords;
  private final Set<String> postponing;

  Readers(IntentBook book) {
    Lexicon lexicon = book.lexicon();
    fixed.put("number", new NumberReader(lexicon.numbers()));
    fixed.put("ordinal", new NumberReader(lexicon.ordinals()));
    fixed.put("duration", new DurationReader(lexicon));
    fixed.put("app", new ProgramReader());
    PhraseIndex<Boolean> everywhere = lexicon.index("everywhere");
    fixed.put("everywhere", (tokens, from, found) -> everywhere(everywhere, tokens, from, found));
    for (Map.Entry<String, Map<String, List<String>>> list : book.lists().entrySet()) {
      fixed.put(list.getKey(), new ListReader(lexicon.tokenizer(), list.getValue()));
    }
    postponing = lexicon.words("postponing");
    nodeWords = NodeReader.NodeWords.of(lexicon);
  }

  /// The readers for a household's names.
  ///
  /// @param lenient also takes unknown words for names, to explain a near miss
  Lattice.SlotReaders of(KnownNames names, boolean lenient) {
    return new Lattice.SlotReaders() {
      @Override
      public SlotReader reader(String type) {
        return lenient ? Readers.this.lenient(type, names) : Readers.this.strict(type, names);
      }

      @Override
      public boolean postpones(String word) {
        return postponing.contains(word);
      }
    };
  }

  private static void everywhere(
      PhraseIndex<Boolean> phrases, Tokens tokens, int from, List<Span> found) {
    phrases.find(
        tokens,
        from,
        (end, _) -> found.add(new Span(end, new SlotValue.Everywhere(), 2 * (end - from) + 1)));
  }

  private SlotReader strict(String type, KnownNames names) {
    return switch (type) {
      case "node" -> new NodeReader(nodeWords, names.index());
      case "script" -> names.scriptReader();
      default -> {
        SlotReader reader = fixed.get(type);
        if (reader == null) {
          throw new IllegalStateException("no slot type or list is called " + type);
        }
        yield reader;
      }
    };
  }

  /// Takes any few words where a name belongs, for finding out what a near miss was about.
  private SlotReader lenient(String type, KnownNames names) {
    SlotReader strict = strict(type, names);
    return switch (type) {
      case "node", "script" ->
          (tokens, from, found) -> {
            strict.read(tokens, from, found);
            unknown(tokens, from, found);
          };
      default -> strict;
    };
  }

  private void unknown(Tokens tokens, int from, List<Span> found) {
    int start = nodeWords.before().end(tokens, from);
    int last = Math.min(tokens.size(), start + UNKNOWN_WORDS);
    for (int end = start + 1; end <= last; end++) {
      found.add(new Span(end, new SlotValue.Unknown(tokens.text(start, end)), 0));
    }
  }
}

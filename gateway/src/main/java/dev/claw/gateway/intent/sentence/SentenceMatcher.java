package dev.claw.gateway.intent.sentence;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Matches utterances against the sentence templates of a language. Immutable and safe for any
/// number of threads.
public final class SentenceMatcher {
  /// Longer utterances, in chars, are no sentences.
  public static final int MAX_CHARS = 2_000;

  private static final int MAX_WORDS = 160;

  private final IntentBook book;
  private final TemplateGraph graph;
  private final Readers readers;
  private final Fillers fillers;
  private final NearMisses nearMisses;

  public SentenceMatcher(IntentBook book) {
    this.book = book;
    graph = new TemplateGraph(book);
    readers = new Readers(book);
    fillers = new Fillers(book.lexicon());
    nearMisses = new NearMisses(book, graph);
  }

  /// Indexes the names of a household.
  public KnownNames names(List<NamedNode> nodes, List<String> scripts) {
    return new KnownNames(book.lexicon(), nodes, scripts);
  }

  /// What an utterance means. The most specific sentence wins, then the longer one, then the one
  /// that stands earlier in the files; the same words always mean the same.
  public IntentMatch match(String utterance, KnownNames names) {
    if (utterance.length() > MAX_CHARS) {
      return new IntentMatch.NoMatch();
    }
    Tokens tokens = book.lexicon().tokenizer().tokens(utterance);
    if (tokens.size() == 0 || tokens.size() > MAX_WORDS) {
      return new IntentMatch.NoMatch();
    }
    Fillers.Edges edges = fillers.edges(tokens);
    Lattice strict = new Lattice(graph, tokens, readers.of(names, false));
    Path whole = best(strict.read(edges.starts()), edges, tokens.size());
    return whole != null ? matched(whole, tokens) : missed(strict, edges, new Heard(tokens, names));
  }

  /// An utterance and the names it may use.
  record Heard(Tokens tokens, KnownNames names) {}

  private IntentMatch missed(Lattice strict, Fillers.Edges edges, Heard heard) {
    Tokens tokens = heard.tokens();
    if (nearMisses.negated(tokens)) {
      BitSet anywhere = new BitSet(tokens.size());
      anywhere.set(0, tokens.size());
      Lattice inner = new Lattice(graph, tokens, readers.of(heard.names(), false));
      return nearMisses.negated(heard, best(inner.read(anywhere), edges, tokens.size()));
    }
    Lattice lenient = new Lattice(graph, tokens, readers.of(heard.names(), true));
    Path unknown = best(lenient.read(edges.starts()), edges, tokens.size());
    Path begun = null;
    for (int end = 1; end < tokens.size(); end++) {
      Path path = strict.best(end);
      if (path != null && (begun == null || path.score() >= begun.score())) {
        begun = path;
      }
    }
    return nearMisses.explain(heard, unknown, begun);
  }

  private static @Nullable Path best(Lattice lattice, Fillers.Edges edges, int size) {
    Path best = null;
    for (int end = size; end > 0; end--) {
      Path path = edges.ends().get(end) ? lattice.best(end) : null;
      if (path != null && (best == null || path.score() > best.score())) {
        best = path;
      }
    }
    return best;
  }

  private IntentMatch matched(Path path, Tokens tokens) {
    IntentBlock intent = intent(path);
    Slots slots = slots(path, tokens);
    double confidence = 1;
    for (SlotValue value : slots.values().values()) {
      if (value instanceof SlotValue.Unclear(String heard, List<NodeRef> candidates)) {
        String sentence = nearMisses.replaced(path, tokens, candidates.getFirst().name());
        return new IntentMatch.Ambiguous(intent, sentence, heard, candidates);
      }
      if (value instanceof SlotValue.Node(_, boolean wholeName) && !wholeName) {
        confidence = 0.9;
      }
    }
    return new IntentMatch.Matched(intent, slots, confidence);
  }

  static IntentBlock intent(Path path) {
    State.Accept accept = path.state() == null ? null : path.state().accept();
    if (accept == null) {
      throw new IllegalStateException("not the end of a sentence");
    }
    return accept.intent();
  }

  static Slots slots(Path end, Tokens tokens) {
    Deque<Path> steps = new ArrayDeque<>();
    for (Path path = end; path != null; path = path.before()) {
      steps.push(path);
    }
    Map<String, SlotValue> values = new LinkedHashMap<>();
    for (Path step : steps) {
      Path.Capture capture = step.capture();
      if (capture != null) {
        SlotValue value = capture.value();
        values.put(
            capture.slot(),
            value != null ? value : new SlotValue.Text(tokens.text(capture.from(), step.at())));
      }
    }
    return new Slots(values);
  }

  /// Every word that can be part of a sentence, live names included.
  public SortedSet<String> vocabulary(KnownNames names) {
    SortedSet<String> words = new TreeSet<>(graph.words());
    words.addAll(book.lexicon().spoken());
    for (Map<String, List<String>> list : book.lists().values()) {
      for (List<String> phrases : list.values()) {
        for (String phrase : phrases) {
          book.lexicon()
              .tokenizer()
              .tokens(phrase)
              .list()
              .forEach(token -> words.add(token.word()));
        }
      }
    }
    words.addAll(names.words());
    // A possessive ending is not spoken as a word of its own.
    words.removeIf(word -> !Character.isLetterOrDigit(word.codePointAt(0)));
    return words;
  }
}

package dev.claw.gateway.intent.sentence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One utterance laid over the template graph. For each word position and state only the best
/// reading is kept, so the work is bounded by words × states whatever is said.
final class Lattice {
  private static final int WORD_POINTS = 4;

  private final TemplateGraph graph;
  private final Tokens tokens;
  private final SlotReaders readers;
  private final int[] words;
  private final List<Map<State, Path>> live = new ArrayList<>();
  private final List<Map<String, List<Span>>> spans = new ArrayList<>();

  /// What the graph's slots accept here.
  interface SlotReaders {
    SlotReader reader(String type);

    /// Whether a word puts off what comes after it.
    boolean postpones(String word);
  }

  Lattice(TemplateGraph graph, Tokens tokens, SlotReaders readers) {
    this.graph = graph;
    this.tokens = tokens;
    this.readers = readers;
    words = new int[tokens.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = graph.wordId(tokens.at(i).word());
      live.add(new LinkedHashMap<>());
      spans.add(new HashMap<>());
    }
    live.add(new LinkedHashMap<>());
  }

  /// Reads the utterance from each of the positions where a sentence may begin.
  Lattice read(BitSet starts) {
    for (int at = 0; at < words.length; at++) {
      if (starts.get(at)) {
        begin(Path.start(at));
      }
      for (Path path : live.get(at).values()) {
        proceed(path);
      }
    }
    return this;
  }

  private void begin(Path start) {
    for (State to : graph.first(words[start.at()])) {
      keep(start.word(to, WORD_POINTS));
    }
    slots(start, graph.firstSlots());
  }

  private void proceed(Path path) {
    State state = path.state();
    if (state == null) {
      return;
    }
    if (state.loops()) {
      keep(path.longer());
    }
    int word = words[path.at()];
    for (State.WordEdge edge : state.words()) {
      if (edge.word() == word) {
        keep(path.word(edge.to(), WORD_POINTS));
      }
    }
    slots(path, state.slots());
  }

  private void slots(Path path, List<State.SlotEdge> edges) {
    for (State.SlotEdge edge : edges) {
      if (edge.text()) {
        if (!edge.message() || !readers.postpones(tokens.at(path.at()).word())) {
          keep(path.text(edge));
        }
      } else {
        for (Span span : spans(edge.type(), path.at())) {
          keep(path.filled(edge, span));
        }
      }
    }
  }

  private List<Span> spans(String type, int at) {
    Map<String, List<Span>> known = spans.get(at);
    List<Span> found = known.get(type);
    if (found == null) {
      found = new ArrayList<>(2);
      readers.reader(type).read(tokens, at, found);
      known.put(type, found);
    }
    return found;
  }

  private void keep(Path path) {
    State state = path.state();
    if (state != null) {
      live.get(path.at())
          .merge(state, path, (old, fresh) -> fresh.score() > old.score() ? fresh : old);
    }
  }

  /// The best whole sentence that ends before this word; null when none does.
  @Nullable Path best(int end) {
    Path best = null;
    for (Path path : live.get(end).values()) {
      if (path.state() != null && path.state().accept() != null && better(path, best)) {
        best = path;
      }
    }
    return best;
  }

  private static boolean better(Path path, @Nullable Path best) {
    return best == null
        || path.score() > best.score()
        || (path.score() == best.score() && order(path) < order(best));
  }

  private static int order(Path path) {
    State.Accept accept = path.state() == null ? null : path.state().accept();
    return accept == null ? Integer.MAX_VALUE : accept.order();
  }
}

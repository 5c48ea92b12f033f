package dev.claw.gateway.intent.sentence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All templates of a language as one graph: a trie over words from the start, whose branches join
/// again after an optional part or a choice, so that its size grows with the text of the templates
/// and not with the number of sentences they stand for.
final class TemplateGraph {
  private final State root = new State(false);
  private final Map<String, Integer> wordIds = new HashMap<>(1024);
  private final Map<Integer, List<State>> first = new HashMap<>();
  private final Map<Integer, List<IntentBlock>> intents = new HashMap<>(1024);
  private final Map<Set<State>, IdentityHashMap<Piece, Set<State>>> rules = new HashMap<>();
  private int templates;

  TemplateGraph(IntentBook book) {
    for (IntentBlock block : book.blocks()) {
      for (String template : block.templates()) {
        Piece parsed = book.parser().parse(template);
        remember(block, parsed);
        add(block, template, parsed);
      }
    }
    rules.clear();
    for (State.WordEdge edge : root.words()) {
      first.computeIfAbsent(edge.word(), _ -> new ArrayList<>(1)).add(edge.to());
    }
  }

  private void add(IntentBlock block, String template, Piece parsed) {
    Set<State> ends = insert(root.alone(), parsed, null);
    State.Accept accept = new State.Accept(block, templates++);
    for (State end : ends) {
      if (end == root) {
        throw new IllegalStateException(block.id() + ": a template matches silence: " + template);
      }
      end.accept(accept);
    }
  }

  private void remember(IntentBlock block, Piece piece) {
    switch (piece) {
      case Piece.Word(String word) -> {
        List<IntentBlock> using = intents.computeIfAbsent(newId(word), _ -> new ArrayList<>(2));
        // Blocks come one after the other, so only the last can be this one.
        if (using.isEmpty() || !using.getLast().id().equals(block.id())) {
          using.add(block);
        }
      }
      case Piece.Slot _ -> {}
      case Piece.Sequence(List<Piece> parts) -> parts.forEach(part -> remember(block, part));
      case Piece.AnyOf(List<Piece> choices) -> choices.forEach(part -> remember(block, part));
      case Piece.Maybe(Piece inner) -> remember(block, inner);
    }
  }

  private int newId(String word) {
    return wordIds.computeIfAbsent(word, _ -> wordIds.size());
  }

  /// Continues from the given states.
  ///
  /// @param join where the piece shall end, so that branches meet; null for a state of its own
  private Set<State> insert(Set<State> from, Piece piece, @Nullable State join) {
    return switch (piece) {
      case Piece.Word(String word) -> word(from, word, join);
      case Piece.Slot(String name, String type) -> slot(from, new Piece.Slot(name, type), join);
      case Piece.Sequence(List<Piece> parts) -> sequence(from, parts, join);
      case Piece.AnyOf(List<Piece> choices) -> anyOf(from, choices, join);
      case Piece.Maybe(Piece inner) -> maybe(from, inner, join);
    };
  }

  private Set<State> sequence(Set<State> from, List<Piece> parts, @Nullable State join) {
    Set<State> at = from;
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      at = last && join != null ? insert(at, parts.get(i), join) : shared(at, parts.get(i));
    }
    return at;
  }

  /// The same rule from the same place leads to the same states, whatever template it stands in.
  private Set<State> shared(Set<State> from, Piece part) {
    IdentityHashMap<Piece, Set<State>> continued =
        rules.computeIfAbsent(from, _ -> new IdentityHashMap<>(2));
    Set<State> known = continued.get(part);
    if (known == null) {
      known = insert(from, part, null);
      continued.put(part, known);
    }
    return known;
  }

  private Set<State> anyOf(Set<State> from, List<Piece> choices, @Nullable State join) {
    State meeting = join == null ? new State(false) : join;
    Set<State> ends = new LinkedHashSet<>();
    for (Piece choice : choices) {
      ends.addAll(insert(from, choice, meeting));
    }
    return ends.size() == 1 ? ends.iterator().next().alone() : ends;
  }

  private Set<State> maybe(Set<State> from, Piece inner, @Nullable State join) {
    Set<State> ends = new LinkedHashSet<>(from);
    ends.addAll(insert(from, inner, join));
    return ends;
  }

  private Set<State> word(Set<State> from, String word, @Nullable State join) {
    int id = newId(word);
    boolean only = from.size() == 1 && join == null;
    if (only) {
      for (State.WordEdge edge : from.iterator().next().words()) {
        if (edge.word() == id && edge.only()) {
          return edge.to().alone();
        }
      }
    }
    State to = join == null ? new State(false) : join;
    for (State state : from) {
      state.words().add(new State.WordEdge(id, to, only));
    }
    return to.alone();
  }

  private Set<State> slot(Set<State> from, Piece.Slot slot, @Nullable State join) {
    boolean free = State.free(slot.type());
    boolean only = from.size() == 1 && join == null;
    if (only) {
      for (State.SlotEdge edge : from.iterator().next().slots()) {
        if (edge.only() && edge.name().equals(slot.name()) && edge.type().equals(slot.type())) {
          return edge.to().alone();
        }
      }
    }
    // Free text stays in a state of its own, which any further word continues.
    State to = join == null || free ? new State(free) : join;
    for (State state : from) {
      state.slots().add(new State.SlotEdge(slot.name(), slot.type(), to, only));
    }
    return to.alone();
  }

  /// The number of a template word; -1 for a word in no template.
  int wordId(String word) {
    return wordIds.getOrDefault(word, -1);
  }

  /// The intents that use a word in a template.
  List<IntentBlock> intents(String word) {
    return intents.getOrDefault(wordId(word), List.of());
  }

  Set<String> words() {
    return wordIds.keySet();
  }

  List<State> first(int word) {
    return first.getOrDefault(word, List.of());
  }

  List<State.SlotEdge> firstSlots() {
    return root.slots();
  }
}

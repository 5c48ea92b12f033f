package dev.claw.gateway.intent.sentence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All templates of a language as one graph: a trie over words from the start, whose branches join
/// again after an optional part or a choice, so that its size grows with the text of the templates
/// and not with the number of sentences they stand for.
final class TemplateGraph {
  private final State root = new State(false);
  private final Map<String, Integer> wordIds = new HashMap<>(1024);
  private final Map<Integer, List<State>> first = new HashMap<>();
  private final Map<Integer, List<IntentBlock>> intents = new HashMap<>(1024);
  private int templates;

  TemplateGraph(IntentBook book) {
    for (IntentBlock block : book.blocks()) {
      for (String template : block.templates()) {
        Piece parsed = book.parser().parse(template);
        remember(block, parsed);
        add(block, template, parsed);
      }
    }
    for (State.WordEdge edge : root.words()) {
      first.computeIfAbsent(edge.word(), _ -> new ArrayList<>(1)).add(edge.to());
    }
  }

  private void add(IntentBlock block, String template, Piece parsed) {
    Set<State> ends = insert(Set.of(root), parsed);
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

  private Set<State> insert(Set<State> from, Piece piece) {
    return switch (piece) {
      case Piece.Word(String word) -> word(from, word);
      case Piece.Slot(String name, String type) -> slot(from, name, type);
      case Piece.Sequence(List<Piece> parts) -> sequence(from, parts);
      case Piece.AnyOf(List<Piece> choices) -> anyOf(from, choices);
      case Piece.Maybe(Piece inner) -> maybe(from, inner);
    };
  }

  private Set<State> sequence(Set<State> from, List<Piece> parts) {
    Set<State> at = from;
    for (Piece part : parts) {
      at = insert(at, part);
    }
    return at;
  }

  private Set<State> anyOf(Set<State> from, List<Piece> choices) {
    Set<State> ends = new LinkedHashSet<>();
    for (Piece choice : choices) {
      ends.addAll(insert(from, choice));
    }
    return ends;
  }

  private Set<State> maybe(Set<State> from, Piece inner) {
    Set<State> ends = new LinkedHashSet<>(from);
    ends.addAll(insert(from, inner));
    return ends;
  }

  private Set<State> word(Set<State> from, String word) {
    int id = newId(word);
    if (from.size() == 1) {
      for (State.WordEdge edge : from.iterator().next().words()) {
        if (edge.word() == id && edge.only()) {
          return Set.of(edge.to());
        }
      }
    }
    State to = new State(false);
    for (State state : from) {
      state.words().add(new State.WordEdge(id, to, from.size() == 1));
    }
    return Set.of(to);
  }

  private Set<State> slot(Set<State> from, String name, String type) {
    if (from.size() == 1) {
      for (State.SlotEdge edge : from.iterator().next().slots()) {
        if (edge.only() && edge.name().equals(name) && edge.type().equals(type)) {
          return Set.of(edge.to());
        }
      }
    }
    State to = new State(State.free(type));
    for (State state : from) {
      state.slots().add(new State.SlotEdge(name, type, to, from.size() == 1));
    }
    return Set.of(to);
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

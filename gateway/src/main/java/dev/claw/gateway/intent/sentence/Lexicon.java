package dev.claw.gateway.intent.sentence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The small words of one language: numbers, units, fillers, negations, ways to say "here".
final class Lexicon {
  private final Map<String, List<String>> phrases = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Map<String, Duration> units = new HashMap<>();
  private final Map<String, List<String>> contractions = new HashMap<>();
  private final Map<String, String> samples = new HashMap<>();
  private final Tokenizer tokenizer = new Tokenizer(contractions, numbers);

  static Lexicon read(List<DataFile.Line> lines) {
    Lexicon lexicon = new Lexicon();
    for (DataFile.Line line : lines) {
      lexicon.add(line);
    }
    return lexicon;
  }

  private void add(DataFile.Line line) {
    String kind = line.firstWord();
    String name = line.key().substring(Math.min(kind.length(), line.key().length())).strip();
    switch (kind) {
      case "number" -> numbers.put(name, Integer.valueOf(line.value()));
      case "ordinal" -> ordinals.put(name, Integer.valueOf(line.value()));
      case "unit" -> units.put(name, Duration.parse(line.value()));
      case "contraction" -> contractions.put(name, DataFile.split(line.value(), ' '));
      case "sample" -> samples.put(name, line.value());
      default -> phrases.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(line.alternatives());
    }
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  List<String> phrases(String kind) {
    List<String> found = phrases.get(kind);
    if (found == null) {
      throw new IllegalStateException("the word file has no line '" + kind + " = ...'");
    }
    return found;
  }

  PhraseIndex<Boolean> index(String kind) {
    return PhraseIndex.of(tokenizer, phrases(kind));
  }

  Set<String> words(String kind) {
    return new HashSet<>(phrases(kind));
  }

  Map<String, Integer> numbers() {
    return numbers;
  }

  Map<String, Integer> ordinals() {
    return ordinals;
  }

  Map<String, Duration> units() {
    return units;
  }

  /// What stands in an example for a slot that no live name fills.
  String sample(String slotType) {
    return samples.getOrDefault(slotType, "");
  }

  /// Every word that is part of a sentence; words that only guide the matching are left out.
  Set<String> spoken() {
    Set<String> spoken = new HashSet<>(numbers.keySet());
    spoken.addAll(ordinals.keySet());
    spoken.addAll(units.keySet());
    for (String kind : List.of("lead-in", "lead-out", "here", "mine", "everywhere")) {
      for (String phrase : phrases(kind)) {
        spoken.addAll(Arrays.asList(phrase.split(" ", -1)));
      }
    }
    return spoken;
  }
}

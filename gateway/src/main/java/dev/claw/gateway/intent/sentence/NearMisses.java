package dev.claw.gateway.intent.sentence;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which intent an utterance came close to, and why it is not one of its sentences.
final class NearMisses {
  /// Two words of a template: fewer are no beginning of a sentence.
  private static final int BEGUN_SCORE = 8;

  private static final double LEAST_WEIGHT = 0.3;
  private static final double LEAST_SHARE = 0.4;

  private final IntentBook book;
  private final Set<String> weak;
  private final Set<String> negations;
  private final TemplateGraph graph;

  NearMisses(IntentBook book, TemplateGraph graph) {
    this.book = book;
    this.graph = graph;
    weak = book.lexicon().words("weak");
    negations = book.lexicon().words("negation");
  }

  /// @param unknown the best reading with any words in the place of a name
  /// @param begun the best sentence that the utterance begins with
  IntentMatch explain(SentenceMatcher.Heard heard, @Nullable Path unknown, @Nullable Path begun) {
    if (begun != null && (begun.score() < BEGUN_SCORE || !strong(begun, heard.tokens()))) {
      begun = null;
    }
    if (unknown != null && (begun == null || unknown.score() >= begun.score())) {
      IntentMatch match = unknownName(heard, unknown);
      if (match != null) {
        return match;
      }
    }
    return begun != null ? leftOver(heard, begun) : similar(heard, IntentMatch.Reason.SIMILAR);
  }

  /// @param wanted the sentence within it that is not to be carried out; null when there is none
  IntentMatch negated(SentenceMatcher.Heard heard, @Nullable Path wanted) {
    if (wanted == null || !strong(wanted, heard.tokens())) {
      return similar(heard, IntentMatch.Reason.NEGATED);
    }
    return new IntentMatch.NearMiss(
        SentenceMatcher.intent(wanted),
        heard.tokens().text(wanted.start(), wanted.at()),
        IntentMatch.Reason.NEGATED,
        heard.tokens().text(0, Math.max(1, wanted.start())),
        List.of());
  }

  boolean negated(Tokens tokens) {
    for (Token token : tokens.list()) {
      if (negations.contains(token.word())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable IntentMatch unknownName(SentenceMatcher.Heard heard, Path path) {
    Path step = unknownStep(path);
    Path.Capture capture = step == null ? null : step.capture();
    if (capture == null || !(capture.value() instanceof SlotValue.Unknown(String words))) {
      return null;
    }
    List<String> similar = heard.names().similar(words, capture.type().equals("script"));
    if (similar.isEmpty() && !strong(path, heard.tokens())) {
      return null;
    }
    IntentBlock intent = SentenceMatcher.intent(path);
    String sentence =
        similar.isEmpty()
            ? example(intent, heard)
            : replaced(path, heard.tokens(), similar.getFirst());
    return new IntentMatch.NearMiss(
        intent, sentence, IntentMatch.Reason.UNKNOWN_NAME, words, similar);
  }

  private static @Nullable Path unknownStep(Path end) {
    for (Path path = end; path != null; path = path.before()) {
      Path.Capture capture = path.capture();
      if (capture != null
          && (capture.value() instanceof SlotValue.Unknown
              || capture.value() instanceof SlotValue.Unclear)) {
        return path;
      }
    }
    return null;
  }

  /// The sentence with a name in the place of the words that are not one name.
  String replaced(Path path, Tokens tokens, String name) {
    Path step = unknownStep(path);
    Path.Capture capture = step == null ? null : step.capture();
    if (step == null || capture == null) {
      return tokens.text(path.start(), path.at());
    }
    String before = capture.from() == path.start() ? "" : tokens.text(path.start(), capture.from());
    String after = step.at() == path.at() ? "" : tokens.text(step.at(), path.at());
    boolean possessive = step.at() < path.at() && tokens.at(step.at()).word().equals("'s");
    return (before + " " + name + (possessive ? "" : " ") + after).strip();
  }

  private static IntentMatch leftOver(SentenceMatcher.Heard heard, Path begun) {
    Tokens tokens = heard.tokens();
    return new IntentMatch.NearMiss(
        SentenceMatcher.intent(begun),
        tokens.text(begun.start(), begun.at()),
        IntentMatch.Reason.LEFT_OVER,
        tokens.text(begun.at(), tokens.size()),
        List.of());
  }

  /// Whether a reading rests on at least one word that says what it is about.
  private boolean strong(Path end, Tokens tokens) {
    for (Path path = end; path.before() != null; path = path.before()) {
      if (path.capture() == null && !weak.contains(tokens.at(path.at() - 1).word())) {
        return true;
      }
      if (path.capture() != null && path.capture().value() instanceof SlotValue.Choice) {
        return true;
      }
    }
    return false;
  }

  private IntentMatch similar(SentenceMatcher.Heard heard, IntentMatch.Reason reason) {
    // By identity: a block's own hash would walk through all of its templates.
    IdentityHashMap<IntentBlock, Double> weights = new IdentityHashMap<>();
    Set<String> words = new HashSet<>();
    double known = 0;
    for (Token token : heard.tokens().list()) {
      if (weak.contains(token.word()) || !words.add(token.word())) {
        continue;
      }
      List<IntentBlock> intents = graph.intents(token.word());
      known += intents.isEmpty() ? 0 : 1;
      for (IntentBlock intent : intents) {
        weights.merge(intent, 1.0 / intents.size(), Double::sum);
      }
    }
    IntentBlock closest = heaviest(weights);
    return closest == null || known / words.size() < LEAST_SHARE
        ? new IntentMatch.NoMatch()
        : new IntentMatch.NearMiss(closest, example(closest, heard), reason, "", List.of());
  }

  private @Nullable IntentBlock heaviest(IdentityHashMap<IntentBlock, Double> weights) {
    IntentBlock closest = null;
    double most = LEAST_WEIGHT;
    for (IntentBlock block : book.blocks()) {
      double weight = weights.getOrDefault(block, 0.0);
      if (weight > most) {
        closest = block;
        most = weight;
      }
    }
    return closest;
  }

  private String example(IntentBlock intent, SentenceMatcher.Heard heard) {
    List<String> examples = book.examples(intent, mentioned(heard), heard.names().scripts());
    return examples.isEmpty() ? "" : examples.getFirst();
  }

  /// The first node the utterance names in full, else the first there is.
  private static Optional<String> mentioned(SentenceMatcher.Heard heard) {
    String[] named = new String[1];
    for (int at = 0; at < heard.tokens().size() && named[0] == null; at++) {
      heard
          .names()
          .index()
          .find(
              heard.tokens(),
              at,
              (_, value) -> {
                if (value instanceof SlotValue.Node(NodeRef node, boolean whole) && whole) {
                  named[0] = node.name();
                }
              });
    }
    if (named[0] != null) {
      return Optional.of(named[0]);
    }
    return heard.names().nodes().stream().findFirst().map(node -> node.node().name());
  }
}

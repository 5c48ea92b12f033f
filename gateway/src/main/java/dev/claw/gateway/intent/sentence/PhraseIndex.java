package dev.claw.gateway.intent.sentence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Phrases by their letters and digits alone, so that "home-server", "Home Server" and "homeserver"
/// are one. Looking up costs one hash per word, however many phrases there are.
final class PhraseIndex<V> {
  private static final int MAX_WORDS = 10;

  private final Map<String, V> byKey = new HashMap<>();
  private int longest;

  /// Receives every phrase found at a position.
  @FunctionalInterface
  interface Sink<V> {
    void found(int end, V value);
  }

  void add(Tokens phrase, V value) {
    int words = Math.min(phrase.size(), MAX_WORDS);
    if (words > 0) {
      add(phrase.key(0, words), words, value);
    }
  }

  void add(String key, int words, V value) {
    byKey.put(key, value);
    longest = Math.max(longest, words);
  }

  @Nullable V value(String key) {
    return byKey.get(key);
  }

  void find(Tokens tokens, int from, Sink<V> sink) {
    // Someone may say in several words what is written in one: "mac book" for "MacBook".
    int last = Math.min(tokens.size(), from + longest + 2);
    StringBuilder key = new StringBuilder();
    for (int end = from + 1; longest > 0 && end <= last; end++) {
      key.append(tokens.at(end - 1).key());
      V value = byKey.get(key.toString());
      if (value != null) {
        sink.found(end, value);
      }
    }
  }

  /// The end of the longest phrase at a position; `from` when there is none.
  int end(Tokens tokens, int from) {
    int[] end = {from};
    find(tokens, from, (found, _) -> end[0] = found);
    return end[0];
  }

  static PhraseIndex<Boolean> of(Tokenizer tokenizer, List<String> phrases) {
    PhraseIndex<Boolean> index = new PhraseIndex<>();
    for (String phrase : phrases) {
      index.add(tokenizer.tokens(phrase), Boolean.TRUE);
    }
    return index;
  }
}

package dev.claw.gateway.intent.sentence;

import java.util.List;

/// An utterance cut into words.
record Tokens(String source, List<Token> list) {
  int size() {
    return list.size();
  }

  Token at(int index) {
    return list.get(index);
  }

  /// What was said from one word up to another, as it was written.
  String text(int from, int to) {
    return source.substring(list.get(from).start(), list.get(to - 1).end());
  }

  String key(int from, int to) {
    StringBuilder key = new StringBuilder();
    for (int i = from; i < to; i++) {
      key.append(list.get(i).key());
    }
    return key.toString();
  }
}

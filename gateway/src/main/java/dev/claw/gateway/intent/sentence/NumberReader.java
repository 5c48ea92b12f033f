package dev.claw.gateway.intent.sentence;

import java.util.List;
import java.util.Map;

/// Whole numbers, as digits or words; "twenty five" is one number.
final class NumberReader implements SlotReader {
  private static final int MAX_DIGITS = 6;

  private final Map<String, Integer> words;

  NumberReader(Map<String, Integer> words) {
    this.words = words;
  }

  @Override
  public void read(Tokens tokens, int from, List<Span> found) {
    int value = value(tokens, from);
    if (value < 0) {
      return;
    }
    found.add(new Span(from + 1, new SlotValue.Whole(value), 3));
    int unit = value >= 20 && value % 10 == 0 ? word(tokens, from + 1) : -1;
    if (unit > 0 && unit < 10 && word(tokens, from) == value) {
      found.add(new Span(from + 2, new SlotValue.Whole(value + unit), 6));
    }
  }

  private int value(Tokens tokens, int at) {
    if (at >= tokens.size()) {
      return -1;
    }
    String digits = tokens.at(at).word();
    if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
      return word(tokens, at);
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9') {
        return word(tokens, at);
      }
      value = value * 10 + digit - '0';
    }
    return value;
  }

  private int word(Tokens tokens, int at) {
    return at < tokens.size() ? words.getOrDefault(tokens.at(at).word(), -1) : -1;
  }
}

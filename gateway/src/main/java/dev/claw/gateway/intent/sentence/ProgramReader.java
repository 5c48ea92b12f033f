package dev.claw.gateway.intent.sentence;

import java.util.List;

/// The name of a program as it is typed: one run of letters, digits, `.`, `_`, `+` and `-`.
final class ProgramReader implements SlotReader {
  private static final int MAX_LENGTH = 64;

  @Override
  public void read(Tokens tokens, int from, List<Span> found) {
    String source = tokens.source();
    int start = tokens.at(from).start();
    int end = start;
    while (end < source.length() && named(source.charAt(end))) {
      end++;
    }
    while (end > start && source.charAt(end - 1) == '.') {
      end--;
    }
    int next = from;
    while (next < tokens.size() && tokens.at(next).start() < end) {
      next++;
    }
    if (end > start && end - start <= MAX_LENGTH && next > from) {
      found.add(new Span(next, new SlotValue.Text(source.substring(start, end)), 1));
    }
  }

  private static boolean named(char sign) {
    return sign < 128 && (Character.isLetterOrDigit(sign) || "._+-".indexOf(sign) >= 0);
  }
}

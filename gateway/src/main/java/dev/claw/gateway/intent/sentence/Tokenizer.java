package dev.claw.gateway.intent.sentence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cuts text into normalised words in one pass, without regular expressions.
final class Tokenizer {
  private final Map<String, List<String>> contractions;
  private final Map<String, Integer> numbers;

  Tokenizer(Map<String, List<String>> contractions, Map<String, Integer> numbers) {
    this.contractions = contractions;
    this.numbers = numbers;
  }

  Tokens tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = wordEnd(text, at);
      if (end > at) {
        addWord(text, at, end, tokens);
        at = end;
      } else {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return new Tokens(text, tokens);
  }

  private void addWord(String text, int start, int end, List<Token> tokens) {
    String word = normal(text.substring(start, end));
    List<String> expansion = contractions.get(word);
    if (expansion != null) {
      for (String part : expansion) {
        tokens.add(token(part, start, end));
      }
    } else if (possessive(text, start, end)) {
      if (end - 2 > start) {
        tokens.add(token(normal(text.substring(start, end - 2)), start, end - 2));
      }
      tokens.add(new Token("'s", "s", end - 2, end));
    } else if (!word.isEmpty()) {
      tokens.add(token(word, start, end));
    }
  }

  private Token token(String word, int start, int end) {
    Integer number = numbers.get(word);
    return new Token(word, number == null ? word : number.toString(), start, end);
  }

  private static boolean possessive(String text, int start, int end) {
    return end - start >= 2
        && apostrophe(text.charAt(end - 2))
        && Character.toLowerCase(text.charAt(end - 1)) == 's';
  }

  /// The end of the word that starts here, or `start` when none does.
  private static int wordEnd(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (!inWord(point) && !joins(text, at, start)) {
        break;
      }
      at = next;
    }
    return at;
  }

  /// An apostrophe before a letter and a dot between digits belong to the word.
  private static boolean joins(String text, int at, int start) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char sign = text.charAt(at);
    char next = text.charAt(at + 1);
    if (apostrophe(sign)) {
      return Character.isLetter(next) && (at > start || next == 's');
    }
    return sign == '.'
        && at > start
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(next);
  }

  private static boolean inWord(int point) {
    if (point < 128) {
      return plain(point) || (point >= 'A' && point <= 'Z');
    }
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean plain(int point) {
    return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
  }

  private static boolean apostrophe(char sign) {
    return sign == '\'' || sign == '’';
  }

  private static String normal(String word) {
    int at = 0;
    while (at < word.length() && plain(word.charAt(at))) {
      at++;
    }
    return at == word.length() ? word : normalised(word);
  }

  private static String normalised(String word) {
    StringBuilder plain = new StringBuilder(word.length());
    boolean ascii = true;
    for (int i = 0; i < word.length(); i++) {
      char sign = word.charAt(i);
      if (!apostrophe(sign)) {
        plain.append(sign);
        ascii &= sign < 128;
      }
    }
    String lower = plain.toString().toLowerCase(Locale.ROOT);
    return ascii ? lower : Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }
}

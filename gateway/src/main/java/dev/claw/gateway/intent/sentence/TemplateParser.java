package dev.claw.gateway.intent.sentence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `words`, `[optional]`, `(one|other)`, `{slot}`, `{name:type}` and `<rule>`.
final class TemplateParser {
  private final Tokenizer tokenizer;
  private final Map<String, Piece> rules = new HashMap<>();

  TemplateParser(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  void rule(String name, String text) {
    rules.put(name, parse(text));
  }

  Piece parse(String text) {
    Cursor cursor = new Cursor(text);
    Piece piece = choices(cursor);
    if (!cursor.done()) {
      throw cursor.wrong("a bracket closes that was not opened");
    }
    return piece;
  }

  private Piece choices(Cursor cursor) {
    List<Piece> choices = new ArrayList<>();
    choices.add(sequence(cursor));
    while (cursor.takes('|')) {
      choices.add(sequence(cursor));
    }
    return choices.size() == 1 ? choices.getFirst() : new Piece.AnyOf(choices);
  }

  private Piece sequence(Cursor cursor) {
    List<Piece> parts = new ArrayList<>();
    while (!cursor.done() && "|)]".indexOf(cursor.peek()) < 0) {
      if (cursor.takes('[')) {
        parts.add(new Piece.Maybe(closed(cursor, ']')));
      } else if (cursor.takes('(')) {
        parts.add(closed(cursor, ')'));
      } else if (cursor.takes('{')) {
        parts.add(slot(cursor.until('}')));
      } else if (cursor.takes('<')) {
        parts.add(rule(cursor));
      } else {
        words(cursor.plain(), parts);
      }
    }
    return new Piece.Sequence(parts);
  }

  private Piece closed(Cursor cursor, char bracket) {
    Piece inner = choices(cursor);
    if (!cursor.takes(bracket)) {
      throw cursor.wrong("missing " + bracket);
    }
    return inner;
  }

  private static Piece slot(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Piece.Slot(text, text)
        : new Piece.Slot(text.substring(0, colon), text.substring(colon + 1));
  }

  private Piece rule(Cursor cursor) {
    Piece rule = rules.get(cursor.until('>'));
    if (rule == null) {
      throw cursor.wrong("no such rule");
    }
    return rule;
  }

  private void words(String text, List<Piece> parts) {
    for (Token token : tokenizer.tokens(text).list()) {
      parts.add(new Piece.Word(token.word()));
    }
  }

  /// A position in a template.
  private static final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
      this.text = text;
    }

    boolean done() {
      return at >= text.length();
    }

    char peek() {
      return text.charAt(at);
    }

    boolean takes(char sign) {
      if (!done() && peek() == sign) {
        at++;
        return true;
      }
      return false;
    }

    String until(char sign) {
      int end = text.indexOf(sign, at);
      if (end < 0) {
        throw wrong("missing " + sign);
      }
      String part = text.substring(at, end);
      at = end + 1;
      return part;
    }

    private static boolean sign(char sign) {
      return sign == '['
          || sign == ']'
          || sign == '('
          || sign == ')'
          || sign == '|'
          || sign == '{'
          || sign == '}'
          || sign == '<'
          || sign == '>';
    }

    String plain() {
      int from = at;
      while (!done() && !sign(peek())) {
        at++;
      }
      if (at == from) {
        throw wrong("unexpected " + peek());
      }
      return text.substring(from, at);
    }

    IllegalStateException wrong(String why) {
      return new IllegalStateException(
          "template '" + text + "', character " + (at + 1) + ": " + why);
    }
  }
}

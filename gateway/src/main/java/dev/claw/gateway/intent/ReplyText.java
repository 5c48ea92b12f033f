package dev.claw.gateway.intent;

import java.util.Map;

/// Fills answer texts: `{name}` is a value, `[…]` is left out unless all its values are there.
final class ReplyText {
  private ReplyText() {}

  static String filled(String text, Map<String, String> values) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at);
      int end = sign == '[' ? text.indexOf(']', at) : -1;
      if (end > 0) {
        String part = text.substring(at + 1, end);
        if (complete(part, values)) {
          fill(part, values, out);
        }
        at = end + 1;
      } else {
        int next = text.indexOf('[', at + 1);
        int stop = next < 0 ? text.length() : next;
        fill(text.substring(at, stop), values, out);
        at = stop;
      }
    }
    return out.toString();
  }

  private static boolean complete(String part, Map<String, String> values) {
    for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', open + 1)) {
      if (values.getOrDefault(name(part, open), "").isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static void fill(String part, Map<String, String> values, StringBuilder out) {
    int at = 0;
    for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', at)) {
      String name = name(part, open);
      out.append(part, at, open).append(values.getOrDefault(name, ""));
      at = open + name.length() + 2;
    }
    out.append(part, at, part.length());
  }

  private static String name(String part, int open) {
    int close = part.indexOf('}', open);
    if (close < 0) {
      throw new IllegalStateException("an answer text lacks a closing brace: " + part);
    }
    return part.substring(open + 1, close);
  }
}

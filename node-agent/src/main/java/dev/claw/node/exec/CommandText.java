package dev.claw.node.exec;

import java.util.List;
import java.util.stream.Collectors;

/// Shows an argument vector so that a person sees every character of it, and so that a shell would
/// read the same vector back. For eyes only: nothing parses it again.
public final class CommandText {
  private CommandText() {}

  /// All arguments, each quoted where it needs to be.
  public static String of(List<String> argv) {
    return argv.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    if (!argument.isEmpty() && argument.chars().allMatch(CommandText::isPlain)) {
      return argument;
    }
    if (argument.codePoints().allMatch(CommandText::isVisible)) {
      return "'" + argument.replace("'", "'\\''") + "'";
    }
    StringBuilder escaped = new StringBuilder("$'");
    argument.codePoints().forEach(point -> escape(escaped, point));
    return escaped.append('\'').toString();
  }

  private static void escape(StringBuilder out, int point) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\'' -> out.append("\\'");
      case '\\' -> out.append("\\\\");
      default -> {
        if (isVisible(point)) {
          out.appendCodePoint(point);
        } else {
          out.append(String.format(point > 0xffff ? "\\U%08x" : "\\u%04x", point));
        }
      }
    }
  }

  private static boolean isPlain(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "_@%+=:,./-".indexOf(c) >= 0);
  }

  /// Letters that look like others are shown as they are; what cannot be seen at all is not.
  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }
}

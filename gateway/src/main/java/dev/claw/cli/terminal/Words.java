package dev.claw.cli.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Figures and foreign text as people read them.
public final class Words {
  private Words() {}

  /// Text from elsewhere on one line, without anything a terminal would obey.
  public static String line(@Nullable String text) {
    return text == null ? "" : clean(text, false);
  }

  /// The same, with its line ends and tabs.
  public static String lines(@Nullable String text) {
    return text == null ? "" : clean(text, true);
  }

  private static String clean(String text, boolean keepLines) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (keepLines && (c == '\n' || c == '\t')) {
                clean.append((char) c);
              } else if (isHarmless(c)) {
                clean.appendCodePoint(c);
              } else {
                clean.append(c == '\r' && keepLines ? "" : "�");
              }
            });
    return clean.toString();
  }

  /// Neither a control character nor one that turns the direction of writing.
  private static boolean isHarmless(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.LINE_SEPARATOR
        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
  }

  /// A length of time in its two largest units.
  public static String duration(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    long hours = seconds / 3600;
    if (hours < 24) {
      return hours + " h" + rest(seconds % 3600 / 60, " min");
    }
    return hours / 24 + " d" + rest(hours % 24, " h");
  }

  private static String rest(long amount, String unit) {
    return amount == 0 ? "" : " " + amount + unit;
  }

  /// How long ago a moment was.
  public static String ago(long thenMs, long nowMs) {
    return nowMs - thenMs < 1000 ? "now" : duration(Duration.ofMillis(nowMs - thenMs)) + " ago";
  }

  /// A size in the unit that fits.
  public static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " bytes";
    }
    double amount = bytes;
    for (String unit : List.of("kB", "MB", "GB", "TB")) {
      amount /= 1024;
      if (amount < 1024) {
        return String.format(Locale.ROOT, amount < 10 ? "%.1f %s" : "%.0f %s", amount, unit);
      }
    }
    return String.format(Locale.ROOT, "%.0f PB", amount / 1024);
  }

  /// One thing, or several of them.
  public static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /// Some text as a command line argument, with quotes where a shell needs them.
  public static String quoted(String text) {
    return text.matches("[A-Za-z0-9._:@%+=/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /// Eight digits of a check in two groups.
  public static String check(@Nullable String check) {
    String text = line(check);
    return text.length() == 8 ? text.substring(0, 4) + " " + text.substring(4) : text;
  }

  /// Names in a row, the first few only.
  public static String some(List<String> names, int limit) {
    String shown = names.stream().limit(limit).map(Words::line).collect(Collectors.joining(", "));
    return names.size() <= limit ? shown : shown + " and " + (names.size() - limit) + " more";
  }
}

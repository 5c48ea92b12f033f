package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.IntentBook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Amounts, times and lists in the words of a language.
final class Phrases {
  private static final int MAX_LISTED = 12;
  private static final List<String> SIZES = List.of("byte", "kilobyte", "megabyte", "gigabyte");

  private final IntentBook book;
  private final Locale locale;

  Phrases(IntentBook book) {
    this.book = book;
    locale = Locale.forLanguageTag(book.reply("format.locale"));
  }

  String text(String key, Map<String, String> values) {
    return ReplyText.filled(book.reply(key), values);
  }

  /// A word of the language for a word of the protocol; the latter where there is none.
  String word(String group, String value) {
    String key = group + "." + value;
    return book.replies(key) ? book.reply(key) : value;
  }

  String list(List<String> parts) {
    if (parts.size() > MAX_LISTED) {
      String shown = String.join(", ", parts.subList(0, MAX_LISTED));
      String rest = Integer.toString(parts.size() - MAX_LISTED);
      return text("list.more", Map.of("shown", shown, "rest", rest));
    }
    if (parts.size() < 2) {
      return parts.isEmpty() ? "" : parts.getFirst();
    }
    String first = String.join(", ", parts.subList(0, parts.size() - 1));
    return text("list.last", Map.of("first", first, "last", parts.getLast()));
  }

  /// The two largest units: "3 days and 4 hours".
  String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long days = seconds / 86_400;
    long hours = seconds / 3_600 % 24;
    long minutes = seconds / 60 % 60;
    if (days > 0) {
      return units("day", days, "hour", hours);
    }
    if (hours > 0) {
      return units("hour", hours, "minute", minutes);
    }
    return minutes > 0
        ? units("minute", minutes, "second", seconds % 60)
        : count("second", seconds);
  }

  private String units(String large, long many, String small, long few) {
    String first = count(large, many);
    return few == 0 ? first : list(List.of(first, count(small, few)));
  }

  /// "1 hour", "2 hours".
  String count(String noun, long count) {
    String key = "count." + noun + (count == 1 ? ".one" : ".many");
    return text(key, Map.of("n", Long.toString(count)));
  }

  /// Decimal units, as on a disk's label.
  String bytes(long bytes) {
    int unit = 0;
    double amount = Math.max(0, bytes);
    while (amount >= 1_000 && unit < SIZES.size() - 1) {
      amount /= 1_000;
      unit++;
    }
    return text("size." + SIZES.get(unit), Map.of("n", decimal(amount, unit == 0 ? 0 : 1)));
  }

  String percent(double share) {
    return text("percent", Map.of("n", Long.toString(Math.round(share * 100))));
  }

  /// At most this many places after the point, and none for amounts from 100 up.
  String decimal(double amount, int places) {
    double scale = amount >= 100 ? 1 : Math.pow(10, places);
    double rounded = Math.round(amount * scale) / scale;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.toSeconds() < 2 ? book.reply("ago.now") : text("ago", Map.of("time", duration(age)));
  }

  /// @param format the part of the key after `format.` that holds the pattern
  String time(ZonedDateTime time, String format) {
    return DateTimeFormatter.ofPattern(book.reply("format." + format), locale).format(time);
  }
}

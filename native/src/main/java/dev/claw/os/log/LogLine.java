package dev.claw.os.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// One record as one line: time in UTC, level, logger, message, and an exception with its causes.
/// Written without patterns and date formatters, which cost more than all else at start.
final class LogLine extends Formatter {

  private static final int LONGEST = 16 * 1024;
  private static final int MOST_FRAMES = 12;
  private static final int MOST_CAUSES = 5;

  @Override
  public String format(LogRecord record) {
    return time(record.getInstant()) + ' ' + body(record) + System.lineSeparator();
  }

  /// The line without its time, masked and free of control characters.
  String body(LogRecord record) {
    StringBuilder line = new StringBuilder(160);
    line.append(level(record.getLevel())).append(' ').append(record.getLoggerName()).append(": ");
    line.append(formatMessage(record));
    append(line, record.getThrown(), 0);
    if (line.length() > LONGEST) {
      line.setLength(LONGEST);
      line.append("...");
    }
    return Redaction.mask(onOneLine(line));
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN ";
    }
    return value >= Level.INFO.intValue() ? "INFO " : "DEBUG";
  }

  private static void append(StringBuilder line, @Nullable Throwable thrown, int depth) {
    if (thrown == null || depth == MOST_CAUSES) {
      return;
    }
    line.append(depth == 0 ? " | " : " | caused by ").append(thrown);
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int index = 0; index < Math.min(MOST_FRAMES, frames.length); index++) {
      line.append(index == 0 ? " at " : " < ").append(frames[index]);
    }
    append(line, thrown.getCause(), depth + 1);
  }

  private static String onOneLine(StringBuilder line) {
    for (int index = 0; index < line.length(); index++) {
      if (Character.isISOControl(line.charAt(index))) {
        line.setCharAt(index, ' ');
      }
    }
    return line.toString();
  }

  /// Such as `2026-11-20T10:05:44.123Z`.
  static String time(Instant instant) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    digits(text, time.getYear(), 4).append('-');
    digits(text, time.getMonthValue(), 2).append('-');
    digits(text, time.getDayOfMonth(), 2).append('T');
    digits(text, time.getHour(), 2).append(':');
    digits(text, time.getMinute(), 2).append(':');
    digits(text, time.getSecond(), 2).append('.');
    return digits(text, time.getNano() / 1_000_000, 3).append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder text, int value, int width) {
    String digits = Integer.toString(value);
    for (int missing = width - digits.length(); missing > 0; missing--) {
      text.append('0');
    }
    return text.append(digits);
  }
}

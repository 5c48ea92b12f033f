package dev.claw.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks of wire records, with messages that name the field: they reach the peer.
public final class Require {
  private Require() {}

  /// The text, which must be there and not blank.
  public static String nonEmpty(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new InvalidFieldException(field, "must be a non-empty string");
    }
    return value;
  }

  /// The text, which must be there and hold at most `max` UTF-16 units.
  public static String text(@Nullable String value, String field, int max) {
    if (value == null) {
      throw new InvalidFieldException(field, "is required");
    }
    return atMost(value, field, max);
  }

  /// The text where it is there, which then holds at most `max` UTF-16 units.
  public static <T extends @Nullable String> T atMost(T value, String field, int max) {
    if (value != null && value.length() > max) {
      throw new InvalidFieldException(field, "must have at most " + max + " characters");
    }
    return value;
  }

  /// The value, which must be there.
  public static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidFieldException(field, "is required");
    }
    return value;
  }

  /// The number, which must lie in the range.
  public static long between(long value, String field, long min, long max) {
    if (value < min || value > max) {
      throw new InvalidFieldException(field, "must be between " + min + " and " + max);
    }
    return value;
  }

  /// A copy of the list, empty where there is none, of at most `max` entries without null.
  public static <T> List<T> list(@Nullable List<T> value, String field, int max) {
    if (value == null) {
      return List.of();
    }
    if (value.size() > max) {
      throw new InvalidFieldException(field, "must have at most " + max + " entries");
    }
    for (T entry : value) {
      present(entry, field);
    }
    return List.copyOf(value);
  }
}

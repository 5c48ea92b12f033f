package dev.claw.protocol.command;

import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks of optional numbers.
final class Ranges {
  private Ranges() {}

  static void optional(@Nullable Integer value, String field, int min, int max) {
    if (value != null) {
      Require.between(value, field, min, max);
    }
  }

  static void optional(@Nullable Long value, String field, long min, long max) {
    if (value != null) {
      Require.between(value, field, min, max);
    }
  }

  static void quality(@Nullable Double value) {
    if (value != null && !(value > 0 && value <= 1)) {
      throw new InvalidFieldException("quality", "must be more than 0 and at most 1");
    }
  }

  static void oneFormat(@Nullable String value, String... allowed) {
    if (value != null && !List.of(allowed).contains(value)) {
      throw new InvalidFieldException("format", "must be one of " + String.join(", ", allowed));
    }
  }
}

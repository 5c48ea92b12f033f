package dev.claw.node.exec;

import dev.claw.node.invoke.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The variables a caller may set for a run: those that change how output looks, and none that
/// decide what runs.
final class RunEnvironment {
  private static final Set<String> ALLOWED =
      Set.of(
          "LANG",
          "LANGUAGE",
          "LC_ALL",
          "LC_COLLATE",
          "LC_CTYPE",
          "LC_MESSAGES",
          "LC_MONETARY",
          "LC_NUMERIC",
          "LC_TIME",
          "TZ",
          "TERM",
          "COLORTERM",
          "NO_COLOR",
          "COLUMNS",
          "LINES");

  private static final int LONGEST_VALUE = 256;

  private RunEnvironment() {}

  /// The variables as they were given.
  ///
  /// @throws RefusedException one of them is not on the list, or holds what no such variable holds
  static Map<String, String> checked(@Nullable Map<String, String> asked) throws RefusedException {
    if (asked == null) {
      return Map.of();
    }
    for (Map.Entry<String, String> variable : asked.entrySet()) {
      if (!ALLOWED.contains(variable.getKey()) || !isPlain(variable.getValue())) {
        throw new RefusedException(
            "INVALID_REQUEST",
            "The environment variable "
                + CommandText.of(List.of(variable.getKey()))
                + " cannot be set for a run; leave it out.");
      }
    }
    return asked;
  }

  private static boolean isPlain(String value) {
    return value.length() <= LONGEST_VALUE
        && !value.contains("..")
        && !value.startsWith("/")
        && !value.startsWith(":")
        && value.chars().noneMatch(Character::isISOControl);
  }
}

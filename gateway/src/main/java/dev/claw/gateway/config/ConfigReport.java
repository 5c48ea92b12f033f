package dev.claw.gateway.config;

import java.util.List;
import java.util.stream.Stream;

/// What `claw config validate` says.
///
/// @param ok whether the file is right
/// @param lines for people, problems first
public record ConfigReport(boolean ok, List<String> lines) {
  public ConfigReport {
    lines = List.copyOf(lines);
  }

  /// The report on a loaded configuration.
  public static ConfigReport of(ConfigState state) {
    Stream<String> issues = state.issues().stream().map(issue -> "error: " + issue.sentence());
    Stream<String> warnings =
        state.warnings().stream().map(warning -> "warning: " + warning.sentence());
    Stream<String> verdict = Stream.of(verdict(state));
    return new ConfigReport(
        !state.safeMode(), Stream.of(issues, warnings, verdict).flatMap(lines -> lines).toList());
  }

  private static String verdict(ConfigState state) {
    return switch (state.origin()) {
      case FILE -> state.file() + " is valid";
      case STANDARD ->
          "there is no " + state.file() + "; the standard settings hold, which is fine";
      case LAST_GOOD, SAFE_STANDARD -> state.safeReason().orElseThrow();
    };
  }
}

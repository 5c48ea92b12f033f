package dev.claw.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The configuration in force and how it came about.
///
/// @param settings what holds
/// @param lines the same for display, in the order of the manual
/// @param origin where the settings come from
/// @param file the configuration file
/// @param issues what is wrong with it; anything here means safe mode
/// @param warnings what its owner should know though it does no harm
public record ConfigState(
    Settings settings,
    List<ConfigLine> lines,
    Origin origin,
    Path file,
    List<ConfigIssue> issues,
    List<ConfigIssue> warnings) {
  public ConfigState {
    lines = List.copyOf(lines);
    issues = List.copyOf(issues);
    warnings = List.copyOf(warnings);
  }

  static ConfigState of(SettingValues values, Origin origin, Path file) {
    return new ConfigState(values.settings(), values.lines(), origin, file, List.of(), List.of());
  }

  ConfigState with(List<ConfigIssue> issues, List<ConfigIssue> warnings) {
    return new ConfigState(settings, lines, origin, file, issues, warnings);
  }

  /// Where settings can come from.
  public enum Origin {
    /// The file, which is right.
    FILE,
    /// There is no file.
    STANDARD,
    /// The file is broken; these are from the last one that was right.
    LAST_GOOD,
    /// The file is broken and there never was a right one; these are the most careful settings.
    SAFE_STANDARD
  }

  /// Whether the gateway must hold back because the file cannot be trusted to say what its owner
  /// wants.
  public boolean safeMode() {
    return !issues.isEmpty();
  }

  /// Why safe mode, in one sentence with the way out.
  public Optional<String> safeReason() {
    return issues.stream()
        .findFirst()
        .map(
            issue ->
                "%s is not valid (%s); Claw runs in safe mode on %s until it is corrected"
                    .formatted(file, issue.sentence(), basis()));
  }

  private String basis() {
    return switch (origin) {
      case LAST_GOOD -> "the last good copy";
      case FILE, STANDARD, SAFE_STANDARD -> "the standard settings";
    };
  }
}

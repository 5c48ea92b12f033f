package dev.claw.gateway.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads the settings out of a parsed file.
final class ConfigReader {
  private ConfigReader() {}

  /// What a file says: values of the settings that are right, and what is wrong or unknown.
  record Reading(
      Map<String, SettingValue> values, List<ConfigIssue> issues, List<ConfigIssue> warnings) {}

  static Reading read(ConfigNode.Section root, Map<String, String> environment) {
    List<ConfigIssue> issues = new ArrayList<>();
    List<ConfigIssue> warnings = new ArrayList<>();
    Map<String, SettingValue> values = new LinkedHashMap<>();
    ValueChecker checker = new ValueChecker(new EnvironmentText(environment), issues);
    Walk walk = new Walk(checker, values, issues, warnings);
    walk.section("", root);
    if (issues.isEmpty()) {
      issues.addAll(contradictions(new SettingValues(values).settings()));
    }
    return new Reading(values, List.copyOf(issues), List.copyOf(warnings));
  }

  private record Walk(
      ValueChecker checker,
      Map<String, SettingValue> values,
      List<ConfigIssue> issues,
      List<ConfigIssue> warnings) {

    void section(String path, ConfigNode.Section section) {
      for (Map.Entry<String, ConfigNode> entry : section.entries().entrySet()) {
        String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        entry(key, entry.getValue());
      }
    }

    private void entry(String key, ConfigNode node) {
      Setting row = SettingsTable.BY_KEY.get(key);
      if (row != null) {
        checker.check(row, node).ifPresent(value -> values.put(key, value));
      } else if (SettingsTable.BY_KEY.keySet().stream().noneMatch(inside(key))) {
        warnings.add(ConfigIssue.at(key, node.place(), unknown(key)));
      } else if (node instanceof ConfigNode.Section section) {
        section(key, section);
      } else if (!(node instanceof ConfigNode.Nothing)) {
        issues.add(ConfigIssue.at(key, node.place(), "must be a section: { … }"));
      }
    }

    private static Predicate<String> inside(String key) {
      return known -> known.startsWith(key + ".");
    }
  }

  private static String unknown(String key) {
    return closest(key, SettingsTable.BY_KEY.keySet())
        .map(known -> "is not a setting and is ignored; did you mean " + known + "?")
        .orElse("is not a setting of this part of Claw and is ignored");
  }

  /// The known key that is at most two letters away.
  private static Optional<String> closest(String key, Collection<String> known) {
    return known.stream().filter(name -> distance(key, name) <= 2).sorted().findFirst();
  }

  private static int distance(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 2) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[other.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= one.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int change = one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1;
        int cheapest = Math.min(Math.min(row[column], row[column - 1]) + 1, diagonal + change);
        diagonal = row[column];
        row[column] = cheapest;
      }
    }
    return row[other.length()];
  }

  private static List<ConfigIssue> contradictions(Settings settings) {
    List<ConfigIssue> found = new ArrayList<>();
    Settings.Gateway gateway = settings.gateway();
    boolean open = gateway.bind() != Settings.Bind.LOOPBACK;
    if (open && gateway.auth().mode() == Settings.Auth.Mode.NONE) {
      found.add(
          contradiction(
              "gateway.auth.mode",
              "cannot be none when others can reach the gateway; use token or password"));
    }
    if (gateway.bind() == Settings.Bind.CUSTOM && gateway.customBindHost().isEmpty()) {
      found.add(contradiction("gateway.customBindHost", "is needed when gateway.bind is custom"));
    }
    return found;
  }

  private static ConfigIssue contradiction(String path, String message) {
    return ConfigIssue.at(path, ConfigNode.Place.NOWHERE, message);
  }
}

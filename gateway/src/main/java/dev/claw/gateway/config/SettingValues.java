package dev.claw.gateway.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A value for every row of the table.
final class SettingValues {
  private final Map<String, SettingValue> values;

  SettingValues(Map<String, SettingValue> configured) {
    Map<String, SettingValue> all = new TreeMap<>();
    SettingsTable.ROWS.forEach(row -> all.put(row.key(), row.standard()));
    all.putAll(configured);
    this.values = Map.copyOf(all);
  }

  static SettingValues standard() {
    return new SettingValues(Map.of());
  }

  SettingValue value(String key) {
    SettingValue value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no such setting: " + key);
    }
    return value;
  }

  Settings settings() {
    return new Settings(gateway(), limits(), nodes(), scripts(), zone());
  }

  private Settings.Gateway gateway() {
    return new Settings.Gateway(
        whole("gateway.port"),
        Settings.Bind.valueOf(word("gateway.bind")),
        optionalText("gateway.customBindHost"),
        texts("gateway.allowedHosts"),
        texts("gateway.controlUi.allowedOrigins"),
        auth(),
        new Settings.Tailscale(optionalText("gateway.tailscale.socket")));
  }

  private Settings.Auth auth() {
    return new Settings.Auth(
        Settings.Auth.Mode.valueOf(word("gateway.auth.mode")),
        secret("gateway.auth.token"),
        secret("gateway.auth.password"),
        whole("gateway.auth.rateLimit.maxAttempts"),
        Duration.ofMillis(whole("gateway.auth.rateLimit.windowMs")),
        Duration.ofMillis(whole("gateway.auth.rateLimit.lockoutMs")));
  }

  private Settings.Limits limits() {
    return new Settings.Limits(
        whole("limits.requestsPerMinute"),
        whole("limits.burst"),
        whole("limits.messagesPerMinute"),
        whole("limits.toolCallsPerMinute"),
        whole("limits.maxConnections"));
  }

  private Settings.Nodes nodes() {
    SettingValue preferred = value("nodes.preferred");
    return new Settings.Nodes(
        texts("gateway.nodes.commands.allow"),
        texts("gateway.nodes.commands.deny"),
        preferred instanceof SettingValue.Priorities map ? map.byName() : Map.of());
  }

  private Map<String, Script> scripts() {
    return value("scripts") instanceof SettingValue.Scripts scripts ? scripts.byName() : Map.of();
  }

  private ZoneId zone() {
    return optionalText("timezone").map(ZoneId::of).orElseGet(ZoneId::systemDefault);
  }

  private int whole(String key) {
    if (value(key) instanceof SettingValue.Whole(long number)) {
      return Math.toIntExact(number);
    }
    throw new IllegalStateException(key + " is not a whole number");
  }

  private String word(String key) {
    return optionalText(key).orElse("").toUpperCase(Locale.ROOT);
  }

  private Optional<String> optionalText(String key) {
    return value(key) instanceof SettingValue.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private Optional<Secret> secret(String key) {
    return value(key) instanceof SettingValue.Hidden(Secret secret)
        ? Optional.of(secret)
        : Optional.empty();
  }

  private List<String> texts(String key) {
    return value(key) instanceof SettingValue.Texts(List<String> texts) ? texts : List.of();
  }

  /// Every setting with its value as text, secrets masked, in the order of the table.
  List<ConfigLine> lines() {
    List<ConfigLine> rows = new ArrayList<>();
    for (Setting row : SettingsTable.ROWS) {
      SettingValue value = value(row.key());
      rows.add(new ConfigLine(row.key(), show(value), !value.equals(row.standard())));
    }
    return rows;
  }

  static String show(SettingValue value) {
    return switch (value) {
      case SettingValue.Absent _ -> "";
      case SettingValue.Text(String text) -> text;
      case SettingValue.Hidden _ -> "(secret)";
      case SettingValue.Whole(long number) -> Long.toString(number);
      case SettingValue.Flag(boolean on) -> Boolean.toString(on);
      case SettingValue.Texts(List<String> texts) -> String.join(", ", texts);
      case SettingValue.Priorities(Map<String, Integer> byName) -> new TreeMap<>(byName).toString();
      case SettingValue.Scripts(Map<String, Script> byName) ->
          String.join(", ", new TreeMap<>(byName).keySet());
    };
  }
}

package dev.claw.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.claw.gateway.config.ConfigFile.Source;
import dev.claw.gateway.config.ConfigParser.Notation;
import dev.claw.gateway.config.ConfigReader.Reading;
import dev.claw.gateway.store.DurableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The one writer of `openclaw.json`. A change is checked as a whole before anything is written,
/// keeps comments and order, and replaces the file in one step; what was there before stays as
/// `openclaw.json.bak`.
public final class ConfigWriter {
  private final ConfigFile config;
  private final ReentrantLock lock = new ReentrantLock();

  /// The writer of this file; there must be only one.
  public ConfigWriter(ConfigFile config) {
    this.config = config;
  }

  /// Sets one value.
  ///
  /// @param key a row of the table, or one entry of it such as `scripts.backup`
  /// @param value as it would stand in the file; for a text setting the quotes may be left out
  /// @return the configuration that now holds
  /// @throws ConfigException when the key is unknown, the value is wrong for it, the file is
  ///   broken, or it is YAML, which is edited by hand
  public ConfigState set(String key, String value) throws ConfigException {
    lock.lock();
    try {
      Source source = config.source();
      if (source.notation() == Notation.YAML) {
        throw new ConfigException(
            "openclaw.yaml is only changed by hand; edit " + source.path() + " with an editor");
      }
      Setting row = row(key);
      Optional<byte[]> before = source.file().read(ConfigParser.LIMIT);
      if (before.isEmpty() && source.lastGood().exists()) {
        throw new ConfigException(
            "The configuration is gone; restore it from %s or remove that too, then try again"
                .formatted(source.lastGood().path()));
      }
      String text = before.map(bytes -> new String(bytes, UTF_8)).orElse("{\n}\n");
      String changed = changed(text, key, literal(row, value));
      before.ifPresent(
          bytes ->
              new DurableFile(source.path().resolveSibling("openclaw.json.bak")).replace(bytes));
      source.file().replace(changed.getBytes(UTF_8));
      return config.load();
    } finally {
      lock.unlock();
    }
  }

  private static Setting row(String key) throws ConfigException {
    for (Setting row : SettingsTable.ROWS) {
      boolean open =
          row.type() instanceof SettingType.Scripts || row.type() instanceof SettingType.Priorities;
      if (row.key().equals(key) || (open && key.startsWith(row.key() + "."))) {
        return row;
      }
    }
    throw new ConfigException(
        key + " is not a setting; claw config get lists the settings there are");
  }

  private static List<String> path(Setting row, String key) {
    List<String> path = new ArrayList<>(List.of(row.key().split("\\.", -1)));
    if (key.length() > row.key().length()) {
      path.add(key.substring(row.key().length() + 1)); // a name may itself contain dots
    }
    return path;
  }

  /// Text settings may be given without quotes, as one types them in a shell.
  private static String literal(Setting row, String value) {
    return switch (row.type()) {
      case SettingType.Text _, SettingType.Hidden _, SettingType.Choice _, SettingType.Zone _ ->
          value.startsWith("\"") ? value : JsonEdit.quoted(value);
      case SettingType.Whole _,
          SettingType.Flag _,
          SettingType.Texts _,
          SettingType.Priorities _,
          SettingType.Scripts _ ->
          value;
    };
  }

  private String changed(String text, String key, String literal) throws ConfigException {
    ConfigNode.Section root = parsed(text, "The configuration is broken and was left as it is: ");
    Setting row = row(key);
    String changed = JsonEdit.set(text, root, path(row, key), single(literal));
    ConfigNode.Section after = parsed(changed, "That value cannot be written: ");
    Reading reading = ConfigReader.read(after, config.environment());
    if (!reading.issues().isEmpty()) {
      String first = reading.issues().getFirst().sentence();
      throw new ConfigException("The configuration was left as it is: " + first);
    }
    return changed;
  }

  /// Makes sure that the value is one value and not a way to write more than was asked for.
  private static String single(String literal) throws ConfigException {
    ConfigNode.Section wrapped = parsed("{\"v\":" + literal + "\n}", "That is not a value: ");
    ConfigNode value = wrapped.entries().get("v");
    if (wrapped.entries().size() != 1 || value == null) {
      throw new ConfigException("That is not one value; text with blanks needs quotes");
    }
    return literal.strip();
  }

  private static ConfigNode.Section parsed(String text, String refusal) throws ConfigException {
    return switch (ConfigParser.parse(text, Notation.JSON)) {
      case ConfigParser.Result.Parsed(ConfigNode.Section root, String _) -> root;
      case ConfigParser.Result.Broken(ConfigIssue issue) ->
          throw new ConfigException(refusal + issue.sentence());
    };
  }
}

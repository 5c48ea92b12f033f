package dev.claw.gateway.config;

import dev.claw.gateway.config.ConfigNode.Place;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns one value of the file into a checked value, or collects what is wrong with it.
final class ValueChecker {
  private static final int ITEMS = 256;
  private static final int ARGUMENT = 4096;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private final EnvironmentText environment;
  private final List<ConfigIssue> issues;

  ValueChecker(EnvironmentText environment, List<ConfigIssue> issues) {
    this.environment = environment;
    this.issues = issues;
  }

  /// The value of a row, or empty after a problem was noted.
  Optional<SettingValue> check(Setting row, ConfigNode node) {
    if (node instanceof ConfigNode.Nothing) {
      return Optional.of(row.standard());
    }
    return switch (row.type()) {
      case SettingType.Text(int longest) ->
          text(row.key(), node, longest).map(SettingValue.Text::new);
      case SettingType.Hidden(int longest) ->
          text(row.key(), node, longest).map(text -> new SettingValue.Hidden(new Secret(text)));
      case SettingType.Whole range -> whole(row.key(), node, range).map(SettingValue.Whole::new);
      case SettingType.Flag type -> flag(row.key(), node, type);
      case SettingType.Choice choice -> choice(row.key(), node, choice);
      case SettingType.Zone zone -> zone(row.key(), node, zone);
      case SettingType.Texts(Form form) -> texts(row, node, form);
      case SettingType.Priorities type -> priorities(row.key(), node, type);
      case SettingType.Scripts type -> scripts(row.key(), node, type);
    };
  }

  private <T> Optional<T> refuse(String path, Place place, String message) {
    issues.add(ConfigIssue.at(path, place, message));
    return Optional.empty();
  }

  private <T> Optional<T> refuse(String path, ConfigNode node, SettingType type) {
    return refuse(path, node.place(), "must be " + type.describe());
  }

  private Optional<String> text(String path, ConfigNode node, int longest) {
    if (!(node instanceof ConfigNode.Text(String text, Place place))) {
      return refuse(path, node.place(), "must be text in quotes");
    }
    EnvironmentText.Resolved resolved = environment.resolve(text);
    if (resolved.missing().isPresent()) {
      String name = resolved.missing().get();
      return refuse(
          path,
          place,
          "needs the environment variable %s, which is not set; set it or write ${%s:-a default}"
              .formatted(name, name));
    }
    if (resolved.text().isBlank() || resolved.text().length() > longest) {
      return refuse(path, place, "must have 1 to %d characters".formatted(longest));
    }
    if (resolved.text().chars().anyMatch(Character::isISOControl)) {
      return refuse(path, place, "must not contain control characters");
    }
    return Optional.of(resolved.text());
  }

  /// Text that a variable was put into may stand for a number or a flag.
  private boolean fromEnvironment(ConfigNode node) {
    return node instanceof ConfigNode.Text text && text.text().contains("${");
  }

  private Optional<Long> whole(String path, ConfigNode node, SettingType.Whole range) {
    Optional<Long> number = Optional.empty();
    if (fromEnvironment(node)) {
      Optional<String> text = text(path, node, 32);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      number = text.filter(value -> NUMBER.matcher(value).matches()).map(Long::valueOf);
    } else if (node instanceof ConfigNode.Whole whole) {
      number = Optional.of(whole.number());
    }
    boolean fits =
        number.isPresent() && number.get() >= range.least() && number.get() <= range.most();
    return fits ? number : refuse(path, node, range);
  }

  private Optional<SettingValue> flag(String path, ConfigNode node, SettingType.Flag type) {
    if (node instanceof ConfigNode.Flag flag) {
      return Optional.of(new SettingValue.Flag(flag.on()));
    }
    if (!fromEnvironment(node)) {
      return refuse(path, node, type);
    }
    Optional<String> text = text(path, node, 8);
    if (text.isPresent() && !List.of("true", "false").contains(text.get())) {
      return refuse(path, node, type);
    }
    return text.map(value -> new SettingValue.Flag(value.equals("true")));
  }

  private Optional<SettingValue> choice(String path, ConfigNode node, SettingType.Choice choice) {
    Optional<String> text = text(path, node, 64);
    if (text.isPresent() && !choice.words().contains(text.get())) {
      return refuse(path, node, choice);
    }
    return text.map(SettingValue.Text::new);
  }

  private Optional<SettingValue> zone(String path, ConfigNode node, SettingType.Zone zone) {
    Optional<String> text = text(path, node, 64);
    try {
      return text.map(name -> new SettingValue.Text(ZoneId.of(name).getId()));
    } catch (DateTimeException e) {
      return refuse(path, node, zone);
    }
  }

  private Optional<SettingValue> texts(Setting row, ConfigNode node, Form form) {
    Optional<List<String>> texts = list(row.key(), node, row.type().describe());
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    for (int index = 0; index < texts.get().size(); index++) {
      if (!form.accepts(texts.get().get(index))) {
        return refuse(row.key() + "[" + index + "]", node, row.type());
      }
    }
    return texts.map(SettingValue.Texts::new);
  }

  private Optional<List<String>> list(String path, ConfigNode node, String description) {
    if (!(node instanceof ConfigNode.Items(List<ConfigNode> items, Place place))
        || items.size() > ITEMS) {
      return refuse(
          path, node.place(), "must be a %s, with at most %d".formatted(description, ITEMS));
    }
    List<String> texts = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      text(path + "[" + index + "]", items.get(index), ARGUMENT).ifPresent(texts::add);
    }
    return texts.size() == items.size() ? Optional.of(texts) : Optional.empty();
  }

  private Optional<SettingValue> priorities(
      String path, ConfigNode node, SettingType.Priorities type) {
    if (!(node instanceof ConfigNode.Section section) || section.entries().size() > ITEMS) {
      return refuse(path, node, type);
    }
    Map<String, Integer> byName = new LinkedHashMap<>();
    SettingType.Whole range = new SettingType.Whole(1, 100);
    for (Map.Entry<String, ConfigNode> entry : section.entries().entrySet()) {
      whole(path + "." + entry.getKey(), entry.getValue(), range)
          .ifPresent(number -> byName.put(entry.getKey(), Math.toIntExact(number)));
    }
    boolean complete = byName.size() == section.entries().size();
    return complete ? Optional.of(new SettingValue.Priorities(byName)) : Optional.empty();
  }

  private Optional<SettingValue> scripts(String path, ConfigNode node, SettingType.Scripts type) {
    if (!(node instanceof ConfigNode.Section section) || section.entries().size() > ITEMS) {
      return refuse(path, node, type);
    }
    Map<String, Script> byName = new LinkedHashMap<>();
    for (Map.Entry<String, ConfigNode> entry : section.entries().entrySet()) {
      script(path + "." + entry.getKey(), entry, type)
          .ifPresent(script -> byName.put(entry.getKey(), script));
    }
    boolean complete = byName.size() == section.entries().size();
    return complete ? Optional.of(new SettingValue.Scripts(byName)) : Optional.empty();
  }

  private Optional<Script> script(
      String path, Map.Entry<String, ConfigNode> entry, SettingType.Scripts type) {
    if (!NAME.matcher(entry.getKey()).matches()) {
      return refuse(path, entry.getValue().place(), "must have a name of letters and digits");
    }
    if (!(entry.getValue() instanceof ConfigNode.Section section)) {
      return refuse(path, entry.getValue(), type);
    }
    ConfigNode program = section.entries().get("argv");
    if (program == null || section.entries().keySet().stream().anyMatch(ValueChecker::unknown)) {
      return refuse(path, section.place(), "takes argv and, optionally, node");
    }
    Optional<List<String>> argv = list(path + ".argv", program, "list of program and arguments");
    if (argv.isPresent() && argv.get().isEmpty()) {
      return refuse(path + ".argv", program.place(), "must begin with a program");
    }
    ConfigNode place = section.entries().get("node");
    Optional<String> node = place == null ? Optional.empty() : text(path + ".node", place, 128);
    boolean complete = place == null || node.isPresent();
    return complete ? argv.map(arguments -> new Script(node, arguments)) : Optional.empty();
  }

  private static boolean unknown(String field) {
    return !field.equals("argv") && !field.equals("node");
  }
}

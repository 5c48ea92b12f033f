package dev.claw.gateway.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts environment variables into configured text: `${NAME}`, `${NAME:-value when unset}`; `$${`
/// stands for a literal `${`. Inserted text is not looked at again.
final class EnvironmentText {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]{0,127})(?::-([^}]{0,512}))?}");

  private final Map<String, String> environment;

  EnvironmentText(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// Text after replacement; `missing` names the first variable that is not set and has no default.
  record Resolved(String text, boolean replaced, Optional<String> missing) {}

  Resolved resolve(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder result = new StringBuilder();
    boolean replaced = false;
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name == null) {
        matcher.appendReplacement(result, Matcher.quoteReplacement("${"));
        continue;
      }
      String value = environment.getOrDefault(name, "");
      String standard = matcher.group(2);
      if (value.isEmpty() && standard == null) {
        return new Resolved(text, false, Optional.of(name));
      }
      matcher.appendReplacement(
          result, Matcher.quoteReplacement(value.isEmpty() ? standard : value));
      replaced = true;
    }
    return new Resolved(matcher.appendTail(result).toString(), replaced, Optional.empty());
  }
}

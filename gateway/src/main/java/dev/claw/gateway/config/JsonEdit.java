package dev.claw.gateway.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.regex.Pattern;

/// Changes one value in the text of a JSON configuration and leaves everything else, comments
/// included, as it is.
final class JsonEdit {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

  private JsonEdit() {}

  /// The text with the value at this path replaced, or added with the sections it needs.
  static String set(String text, ConfigNode.Section root, List<String> path, String json) {
    ConfigNode.Section section = root;
    for (int depth = 0; depth < path.size(); depth++) {
      ConfigNode next = section.entries().get(path.get(depth));
      boolean last = depth == path.size() - 1;
      if (next instanceof ConfigNode.Section deeper && !last) {
        section = deeper;
      } else if (next != null) {
        ConfigNode.Place place = next.place();
        String value = last ? json : nested(path.subList(depth + 1, path.size()), json);
        return text.substring(0, place.start()) + value + text.substring(place.end());
      } else {
        return insert(text, section, path.subList(depth, path.size()), json, depth + 1);
      }
    }
    throw new IllegalArgumentException("an empty path names no setting");
  }

  private static String insert(
      String text, ConfigNode.Section section, List<String> path, String json, int depth) {
    int at = section.place().start() + 1;
    String indent = "\n" + "  ".repeat(depth);
    String value = path.size() == 1 ? json : nested(path.subList(1, path.size()), json);
    String entry = indent + name(path.getFirst()) + ": " + value;
    boolean first = section.entries().isEmpty();
    String end = first ? "\n" + "  ".repeat(depth - 1) : ",";
    return text.substring(0, at) + entry + end + text.substring(at);
  }

  private static String nested(List<String> path, String json) {
    StringBuilder text = new StringBuilder();
    for (String name : path) {
      text.append("{ ").append(name(name)).append(": ");
    }
    return text.append(json).append(" }".repeat(path.size())).toString();
  }

  private static String name(String name) {
    return PLAIN_NAME.matcher(name).matches() ? "\"" + name + "\"" : quoted(name);
  }

  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}

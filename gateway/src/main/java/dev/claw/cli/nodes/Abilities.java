package dev.claw.cli.nodes;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What commands mean to a person.
public final class Abilities {
  private static final Set<String> SELF_EVIDENT = Set.of("device", "node", "mcp");

  /// What can look, listen, find, change or run something.
  private static final List<String> SENSITIVE =
      List.of(
          "screen.",
          "camera.snap",
          "camera.clip",
          "camera.ptz",
          "location.",
          "system.run",
          "system.execApprovals.set",
          "computer.",
          "browser.",
          "contacts.",
          "calendar.",
          "reminders.",
          "photos.",
          "sms.",
          "callLog.",
          "notifications.",
          "health.",
          "motion.",
          "fs.",
          "terminal.",
          "talk.",
          "mobile.");

  private Abilities() {}

  /// The abilities behind some commands, one word each.
  public static List<String> of(Collection<String> commands) {
    var words = new TreeSet<String>();
    for (String command : commands) {
      String word = word(command);
      if (!SELF_EVIDENT.contains(word)) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  /// Whether a person should look twice before allowing it.
  static boolean isSensitive(String command) {
    return !command.equals("system.run.prepare")
        && SENSITIVE.stream().anyMatch(command::startsWith);
  }

  private static String word(String command) {
    if (command.startsWith("system.")) {
      return switch (command) {
        case "system.notify" -> "notify";
        case "system.run" -> "run";
        default -> "device";
      };
    }
    int dot = command.indexOf('.');
    return dot < 0 ? command : command.substring(0, dot);
  }
}

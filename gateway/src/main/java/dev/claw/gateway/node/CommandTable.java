package dev.claw.gateway.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The rows of `commands.csv`. A name that ends in `*` speaks for every command that begins with
/// the rest and has no row of its own; the longest such name wins.
final class CommandTable {
  private static final String RESOURCE = "commands.csv";
  private static final int FIRST_PLATFORM = 3;

  private final Map<String, CommandRule> exact = new HashMap<>();
  private final Map<String, CommandRule> prefixes = new HashMap<>();

  private CommandTable(List<String> lines) {
    List<String> header = cells(lines.getFirst());
    for (String line : lines.subList(1, lines.size())) {
      add(rule(header, cells(line)));
    }
  }

  static CommandTable load() {
    try (InputStream resource = CommandTable.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing from this build");
      }
      try (var reader =
          new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
        return new CommandTable(reader.lines().filter(line -> !line.startsWith("#")).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CommandRule rule(String command) {
    CommandRule rule = exact.get(command);
    return rule == null ? byPrefix(command) : rule;
  }

  /// All rows, those of prefixes too.
  List<CommandRule> rules() {
    return Stream.concat(exact.values().stream(), prefixes.values().stream()).toList();
  }

  private CommandRule byPrefix(String command) {
    String best = "";
    for (String prefix : prefixes.keySet()) {
      if (command.startsWith(prefix) && prefix.length() > best.length()) {
        best = prefix;
      }
    }
    return prefixes.getOrDefault(best, CommandRule.UNLISTED);
  }

  private void add(CommandRule rule) {
    boolean wild = rule.command().endsWith("*");
    String name = wild ? rule.command().substring(0, rule.command().length() - 1) : rule.command();
    if ((wild ? prefixes : exact).put(name, rule) != null) {
      throw new IllegalStateException(RESOURCE + " names a command twice: " + rule.command());
    }
  }

  private static CommandRule rule(List<String> header, List<String> cells) {
    var rulings = new EnumMap<Platform, Ruling>(Platform.class);
    for (int i = FIRST_PLATFORM; i < header.size(); i++) {
      rulings.put(Platform.ofColumn(header.get(i)), Ruling.parse(cells.get(i)));
    }
    return new CommandRule(
        cells.get(0),
        CommandRule.CallAccess.parse(cells.get(1)),
        cells.get(2).equals("read"),
        rulings);
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", -1));
  }
}

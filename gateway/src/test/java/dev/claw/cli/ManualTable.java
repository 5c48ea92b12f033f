package dev.claw.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The table of commands in the manual, made from the commands themselves.
final class ManualTable {
  private ManualTable() {}

  static String markdown(CommandLine root) {
    return leaves(root).stream()
        .map(ManualTable::row)
        .collect(Collectors.joining("\n", "| Command | Does |\n|---|---|\n", "\n"));
  }

  /// The commands that do something, hidden ones left out.
  static List<CommandLine> leaves(CommandLine line) {
    List<CommandLine> leaves = new ArrayList<>();
    for (CommandLine below : line.getSubcommands().values()) {
      if (below.getCommandSpec().usageMessage().hidden()) {
        continue;
      }
      leaves.addAll(below.getSubcommands().isEmpty() ? List.of(below) : leaves(below));
    }
    return leaves;
  }

  private static String row(CommandLine line) {
    String words =
        line.getCommandSpec().positionalParameters().stream()
            .map(ManualTable::word)
            .collect(Collectors.joining());
    return "| `"
        + line.getCommandSpec().qualifiedName()
        + words
        + "` | "
        + String.join(" ", line.getCommandSpec().usageMessage().description())
        + " |";
  }

  private static String word(PositionalParamSpec parameter) {
    String label = parameter.paramLabel();
    return parameter.required() ? " " + label : " [" + label + "]";
  }
}

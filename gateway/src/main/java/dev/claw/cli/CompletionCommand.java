package dev.claw.cli;

import dev.claw.cli.link.ClawCommand;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/// `claw completion`.
@Command(
    name = "completion",
    description = "Print a script that completes claw commands in your shell.",
    footer = {
      "",
      "Examples:",
      "  source <(claw completion bash)",
      "  claw completion zsh >> ~/.zshrc",
      "  claw completion fish > ~/.config/fish/completions/claw.fish"
    })
final class CompletionCommand extends ClawCommand {
  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  String kind = "";

  CompletionCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run() throws CliException {
    CommandLine tree = CommandTree.complete(shell());
    String script =
        switch (kind) {
          case "bash", "zsh" -> AutoComplete.bash("claw", tree);
          case "fish" -> fish(tree);
          default -> throw CliException.usage("There is completion for bash, zsh and fish.");
        };
    if (json()) {
      shell().json(Map.of("shell", kind, "script", script));
    } else {
      shell().say(script.stripTrailing());
    }
    return ExitCode.OK;
  }

  private static String fish(CommandLine tree) {
    var script = new StringBuilder("complete -c claw -f\n");
    fish(script, tree, "");
    return script.toString();
  }

  private static void fish(StringBuilder script, CommandLine line, String path) {
    String seen = seen(path);
    line.getSubcommands()
        .forEach(
            (name, below) -> {
              String siblings = String.join(" ", line.getSubcommands().keySet());
              String when = seen + "not __fish_seen_subcommand_from " + siblings;
              entry(script, when, "-a " + name, summary(below));
              fish(script, below, path.isEmpty() ? name : path + " " + name);
            });
    for (OptionSpec option : line.getCommandSpec().options()) {
      String name = option.longestName().replaceFirst("^--", "");
      String takesValue = option.arity().max() > 0 ? " -r" : "";
      String when = path.isEmpty() ? "__fish_use_subcommand" : seen.replaceFirst("; and $", "");
      entry(script, when, "-l " + name + takesValue, String.join(" ", option.description()));
    }
  }

  /// The condition that every name of the path has been typed.
  private static String seen(String path) {
    var condition = new StringBuilder();
    for (String name : path.isEmpty() ? new String[0] : path.split(" ", -1)) {
      condition.append("__fish_seen_subcommand_from ").append(name).append("; and ");
    }
    return condition.toString();
  }

  private static void entry(StringBuilder script, String when, String what, String why) {
    script
        .append("complete -c claw -n '")
        .append(when)
        .append("' ")
        .append(what)
        .append(" -d '")
        .append(why.replace("'", ""))
        .append("'\n");
  }

  private static String summary(CommandLine line) {
    return String.join(" ", line.getCommandSpec().usageMessage().description());
  }
}

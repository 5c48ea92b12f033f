package dev.claw.cli.config;

import dev.claw.cli.link.ClawCommand;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Table;
import dev.claw.cli.terminal.Table.Cell;
import dev.claw.cli.terminal.Tone;
import dev.claw.gateway.config.ConfigLine;
import dev.claw.gateway.config.ConfigState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `claw config get`.
@Command(
    name = "get",
    description = "Show the settings in force; secrets stay hidden.",
    footer = {"", "Examples:", "  claw config get", "  claw config get gateway.port"})
public final class ConfigGet extends ClawCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "KEY",
      description = "A setting, or the beginning of several.")
  @Nullable String key;

  /// A command of this shell.
  public ConfigGet(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run() throws CliException {
    try (OpenedConfig opened = OpenedConfig.look(state(), shell())) {
      ConfigState config = opened.file().load();
      config.safeReason().ifPresent(reason -> shell().note("Safe mode: " + reason + "."));
      List<ConfigLine> lines = config.lines().stream().filter(line -> isAsked(line.key())).toList();
      if (lines.isEmpty()) {
        throw CliException.failed(
            "There is no setting '" + key + "'; `claw config get` lists them all.");
      }
      show(lines);
    }
    return ExitCode.OK;
  }

  private boolean isAsked(String name) {
    return key == null || name.equals(key) || name.startsWith(key + ".");
  }

  private void show(List<ConfigLine> lines) {
    if (json()) {
      shell().json(lines);
    } else if (lines.size() == 1 && lines.getFirst().key().equals(key)) {
      shell().say(lines.getFirst().value());
    } else {
      Table table = new Table(shell(), "");
      for (ConfigLine line : lines) {
        table.row(
            Cell.of(line.key()),
            new Cell(
                line.value().isEmpty() ? "–" : line.value(),
                line.configured() ? Tone.STRONG : Tone.DIM));
      }
      table.print();
    }
  }
}

package dev.claw.cli.config;

import dev.claw.cli.link.ClawCommand;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.gateway.config.ConfigReport;
import picocli.CommandLine.Command;

/// `claw config validate`.
@Command(
    name = "validate",
    description = "Check the configuration file.",
    footer = {"", "Examples:", "  claw config validate"})
public final class ConfigValidate extends ClawCommand {
  /// A command of this shell.
  public ConfigValidate(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run() {
    try (OpenedConfig opened = OpenedConfig.look(state(), shell())) {
      ConfigReport report = ConfigReport.of(opened.file().load());
      if (json()) {
        shell().json(report);
      } else {
        report.lines().forEach(line -> shell().say(Words.line(line)));
      }
      return report.ok() ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}

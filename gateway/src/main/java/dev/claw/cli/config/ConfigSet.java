package dev.claw.cli.config;

import dev.claw.cli.link.ClawCommand;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.gateway.config.ConfigException;
import dev.claw.gateway.config.ConfigState;
import dev.claw.gateway.config.ConfigWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `claw config set`.
@Command(
    name = "set",
    description = "Change a setting; it is checked before anything is written.",
    footer = {
      "",
      "Examples:",
      "  claw config set gateway.port 19000",
      "  claw config set gateway.nodes.commands.allow '[\"camera.snap\"]'"
    })
public final class ConfigSet extends ClawCommand {
  @Parameters(index = "0", paramLabel = "KEY", description = "The setting.")
  String key = "";

  @Parameters(
      index = "1",
      paramLabel = "VALUE",
      description = "Its value as in the file; text may go without quotes.")
  String value = "";

  /// A command of this shell.
  public ConfigSet(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run() throws CliException {
    try (OpenedConfig opened = OpenedConfig.open(state(), shell())) {
      ConfigState config = new ConfigWriter(opened.file()).set(key, value);
      if (json()) {
        shell().json(Map.of("key", key, "file", config.file().toString()));
        return ExitCode.OK;
      }
      shell().say("Set " + key + " in " + config.file() + ".");
      if (opened.inUse()) {
        shell().note("A gateway is running; settings that are not live hold from its next start.");
      }
      return ExitCode.OK;
    } catch (ConfigException e) {
      String message = String.valueOf(e.getMessage());
      throw CliException.failed(
          key + " was not set. " + message + (message.endsWith(".") ? "" : "."));
    }
  }
}

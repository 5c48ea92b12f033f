package dev.claw.cli;

import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.gateway.GatewayVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/// Bare `claw`: says what to type.
@Command(
    name = "claw",
    description = "Claw, your assistant on your own machines.",
    versionProvider = RootCommand.Version.class,
    footer = {"", "Each command explains itself: claw COMMAND --help"})
final class RootCommand implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  private final Shell shell;

  RootCommand(Shell shell) {
    this.shell = shell;
  }

  /// The version as `--version` shows it.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "claw " + GatewayVersion.current(), "Java " + Runtime.version().toString()
      };
    }
  }

  @Override
  public void run() {
    shell.say(shell.paint(Tone.STRONG, "Claw") + " " + GatewayVersion.current());
    shell.say();
    hint("claw say \"how is this machine doing\"", "ask something");
    hint("claw status", "see what is running");
    hint("claw gateway run", "keep the gateway running");
    hint("claw nodes add", "let another machine join");
    hint("claw doctor", "find out what is wrong");
    hint("claw --help", "all commands");
  }

  private void hint(String command, String what) {
    shell.say("  " + shell.paint(Tone.LINK, command) + " ".repeat(40 - command.length()) + what);
  }
}

package dev.claw.node.cli;

import dev.claw.node.command.AgentVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of `claw-node`.
@Command(
    name = "claw-node",
    description = "Lends this machine's abilities to a Claw gateway.",
    versionProvider = NodeMain.Version.class,
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    subcommands = {
      PairCommand.class,
      RunCommand.class,
      StatusCommand.class,
      ConsentCommand.class,
      AllowCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  claw-node pair oc-pair://...        join the gateway that made this link",
      "  claw-node run                       lend this machine until Ctrl-C",
      "  claw-node status                    what is offered, what is withheld and why",
      "  claw-node consent set camera on     let the gateway use the camera",
      "  claw-node allow -- /bin/echo hi     let the gateway run exactly this"
    })
public final class NodeMain implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  private NodeMain() {}

  /// Runs the command line and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(line().execute(args));
  }

  /// The command line; its exit codes are 0 done, 1 failed, 2 wrong usage, 3 gateway not reachable.
  static CommandLine line() {
    return new CommandLine(new NodeMain())
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              line.getErr().println(failure.getMessage());
              return failure instanceof IllegalArgumentException ? Exit.USAGE : Exit.FAILED;
            });
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"claw-node " + AgentVersion.text()};
    }
  }
}

package dev.claw.cli;

import dev.claw.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The names that only lead to other commands.
final class Groups {
  private Groups() {}

  /// A name that needs another one after it.
  abstract static class Group implements Runnable {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help.")
    boolean help;

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(
          spec.commandLine(), "Say which one: " + spec.qualifiedName() + " COMMAND.");
    }
  }

  @Command(name = "gateway", description = "Run the gateway, or call it directly.")
  static final class OfGateway extends Group {
    OfGateway(Shell shell) {}
  }

  @Command(name = "config", description = "Look at the configuration and change it.")
  static final class OfConfig extends Group {
    OfConfig(Shell shell) {}
  }

  @Command(name = "nodes", description = "The machines Claw can use.")
  static final class OfNodes extends Group {
    OfNodes(Shell shell) {}
  }

  @Command(name = "screen", description = "The screens of a node.")
  static final class OfScreen extends Group {
    OfScreen(Shell shell) {}
  }

  @Command(name = "camera", description = "The cameras of a node.")
  static final class OfCamera extends Group {
    OfCamera(Shell shell) {}
  }

  @Command(name = "location", description = "Where a node is.")
  static final class OfLocation extends Group {
    OfLocation(Shell shell) {}
  }

  @Command(name = "devices", description = "The devices that may connect.")
  static final class OfDevices extends Group {
    OfDevices(Shell shell) {}
  }
}

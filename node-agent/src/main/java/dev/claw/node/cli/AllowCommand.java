package dev.claw.node.cli;

import dev.claw.node.exec.ExecApprovals;
import dev.claw.node.exec.ExecApprovals.Remembered;
import dev.claw.node.invoke.RefusedException;
import dev.claw.node.store.NodeSettings;
import dev.claw.os.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `claw-node allow`.
@Command(
    name = "allow",
    description = "Let the gateway run exactly one command on this machine.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  claw-node allow -- /bin/echo hi",
      "  claw-node allow --cwd /srv/site -- /usr/bin/git pull",
      "  claw-node allow --list",
      "  claw-node allow --remove 1a2b3c4d"
    })
final class AllowCommand implements Callable<Integer> {
  @Mixin private StateOption state = new StateOption();

  @Option(
      names = "--cwd",
      paramLabel = "DIR",
      description = "Directory it may run in (default: your home directory).")
  private @Nullable String directory;

  @Option(names = "--list", description = "Show what is allowed.")
  private boolean list;

  @Option(names = "--remove", paramLabel = "ID", description = "Allow this no longer.")
  private @Nullable String remove;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROGRAM ARGUMENTS",
      description = "The program and its arguments, after --.")
  private List<String> argv = List.of();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Machine machine = Machine.detect(NodeSettings.read(state.folder()).machine(System.getenv()));
    var approvals =
        new ExecApprovals(
            state.folder(), machine.processes(), Path.of(System.getProperty("user.home", "/")));
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      print(approvals.remembered(), out);
      return Exit.OK;
    }
    if (remove != null) {
      return remove(approvals, remove, out);
    }
    return allow(approvals, out);
  }

  private int allow(ExecApprovals approvals, PrintWriter out) throws IOException {
    if (argv.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Name the program and its arguments after --, or use --list.");
    }
    try {
      Remembered allowed = approvals.allow(argv, directory);
      out.println("Allowed " + allowed.command() + " in " + allowed.directory() + ".");
      out.println("Take it back with: claw-node allow --remove " + allowed.id());
      return Exit.OK;
    } catch (RefusedException e) {
      spec.commandLine().getErr().println(e.reason());
      return Exit.FAILED;
    }
  }

  private int remove(ExecApprovals approvals, String id, PrintWriter out) throws IOException {
    if (approvals.forget(id)) {
      out.println("No longer allowed.");
      return Exit.OK;
    }
    spec.commandLine()
        .getErr()
        .println("Nothing with that id is allowed; `claw-node allow --list` shows what is.");
    return Exit.FAILED;
  }

  private static void print(List<Remembered> allowed, PrintWriter out) {
    for (Remembered entry : allowed) {
      out.printf(
          "%s  %s  (in %s)%s%n",
          entry.id(),
          entry.command(),
          entry.directory(),
          entry.intact() ? "" : "  - changed since, allow it again");
    }
    if (allowed.isEmpty()) {
      out.println("Nothing is allowed.");
    }
  }
}

package dev.claw.cli;

import static dev.claw.cli.Branch.group;
import static dev.claw.cli.Branch.leaf;

import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/// All commands. Only those that a call names are built; all of them when it names none that is
/// known, so that help and suggestions are complete.
final class CommandTree {
  private static final Branch ROOT =
      group(
          "claw",
          RootCommand::new,
          leaf("say", dev.claw.cli.gateway.Say::new),
          leaf("status", dev.claw.cli.status.StatusCommand::new),
          leaf("health", dev.claw.cli.status.HealthCommand::new),
          leaf("doctor", dev.claw.cli.doctor.DoctorCommand::new),
          leaf("logs", dev.claw.cli.status.LogsCommand::new),
          group(
              "gateway",
              Groups.OfGateway::new,
              leaf("run", dev.claw.cli.gateway.GatewayRun::new),
              leaf("call", dev.claw.cli.gateway.GatewayCall::new)),
          nodes(),
          devices(),
          group(
              "config",
              Groups.OfConfig::new,
              leaf("get", dev.claw.cli.config.ConfigGet::new),
              leaf("set", dev.claw.cli.config.ConfigSet::new),
              leaf("validate", dev.claw.cli.config.ConfigValidate::new)),
          leaf("completion", CompletionCommand::new),
          leaf("rehearse", RehearseCommand::new));

  private CommandTree() {}

  private static Branch nodes() {
    return group(
        "nodes",
        Groups.OfNodes::new,
        leaf("list", dev.claw.cli.nodes.NodesList::new),
        leaf("status", dev.claw.cli.nodes.NodesStatus::new),
        leaf("describe", dev.claw.cli.nodes.NodesDescribe::new),
        leaf("pending", dev.claw.cli.nodes.NodesPending::new),
        leaf("approve", dev.claw.cli.nodes.NodesApprove::new),
        leaf("reject", dev.claw.cli.nodes.NodesReject::new),
        leaf("rename", dev.claw.cli.nodes.NodesRename::new),
        leaf("remove", dev.claw.cli.nodes.NodesRemove::new),
        leaf("invoke", dev.claw.cli.nodes.NodesInvoke::new),
        leaf("add", dev.claw.cli.nodes.NodesAdd::new),
        group(
            "screen",
            Groups.OfScreen::new,
            leaf("snapshot", dev.claw.cli.nodes.ScreenSnapshotCommand::new)),
        group(
            "camera",
            Groups.OfCamera::new,
            leaf("list", dev.claw.cli.nodes.CameraListCommand::new),
            leaf("snap", dev.claw.cli.nodes.CameraSnapCommand::new),
            leaf("clip", dev.claw.cli.nodes.CameraClipCommand::new)),
        group(
            "location",
            Groups.OfLocation::new,
            leaf("get", dev.claw.cli.nodes.LocationGetCommand::new)),
        leaf("notify", dev.claw.cli.nodes.NotifyCommand::new));
  }

  private static Branch devices() {
    return group(
        "devices",
        Groups.OfDevices::new,
        leaf("list", dev.claw.cli.devices.DevicesList::new),
        leaf("approve", dev.claw.cli.devices.DevicesApprove::new),
        leaf("reject", dev.claw.cli.devices.DevicesReject::new),
        leaf("remove", dev.claw.cli.devices.DevicesRemove::new),
        leaf("rename", dev.claw.cli.devices.DevicesRename::new),
        leaf("rotate", dev.claw.cli.devices.DevicesRotate::new),
        leaf("revoke", dev.claw.cli.devices.DevicesRevoke::new));
  }

  /// Runs a command line and returns its exit code.
  static int run(Shell shell, String... args) {
    CommandLine line = build(ROOT, shell, List.of(args));
    line.setOut(shell.out());
    line.setErr(shell.err());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(shell)));
    if (shell.columns() > 0) {
      line.setUsageHelpWidth(Math.clamp(shell.columns(), 55, 110));
    }
    var failures = new Failures(new FailureReport(shell));
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    int code = line.execute(args);
    shell.out().flush();
    shell.err().flush();
    return shell.out().checkError() ? ExitCode.FAILED.number() : code;
  }

  /// The whole tree, for completion and the manual.
  static CommandLine complete(Shell shell) {
    return build(ROOT, shell, List.of("--help"));
  }

  private static CommandLine.Help.Ansi ansi(Shell shell) {
    return shell.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  private static CommandLine build(Branch branch, Shell shell, List<String> args) {
    CommandLine line = new CommandLine(branch.command().apply(shell));
    Optional<Branch> next =
        args.stream()
            .filter(arg -> !arg.startsWith("-"))
            .findFirst()
            .flatMap(
                name -> branch.below().stream().filter(b -> b.name().equals(name)).findFirst());
    if (next.isPresent()) {
      String name = next.get().name();
      List<String> rest = args.subList(args.indexOf(name) + 1, args.size());
      line.addSubcommand(name, build(next.get(), shell, rest));
    } else {
      for (Branch each : branch.below()) {
        line.addSubcommand(each.name(), build(each, shell, List.of()));
      }
    }
    return line;
  }
}

package dev.claw.node.command;

import dev.claw.node.exec.ExecApprovals;
import dev.claw.node.exec.RunCommands;
import dev.claw.node.invoke.CommandHandler;
import dev.claw.node.invoke.Invocation;
import dev.claw.node.invoke.RefusedException;
import dev.claw.os.CapabilityException;
import dev.claw.os.Machine;
import dev.claw.os.Notifier;
import dev.claw.protocol.command.CameraClip;
import dev.claw.protocol.command.CameraList;
import dev.claw.protocol.command.CameraSnap;
import dev.claw.protocol.command.DeviceInfo;
import dev.claw.protocol.command.DeviceStatus;
import dev.claw.protocol.command.ExecApprovalsGet;
import dev.claw.protocol.command.ExecApprovalsSet;
import dev.claw.protocol.command.LocationGet;
import dev.claw.protocol.command.NodeCommand;
import dev.claw.protocol.command.ScreenRecord;
import dev.claw.protocol.command.ScreenSnapshot;
import dev.claw.protocol.command.SystemNotify;
import dev.claw.protocol.command.SystemRun;
import dev.claw.protocol.command.SystemRunPrepare;
import dev.claw.protocol.command.SystemWhich;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Runs the commands of the protocol on a machine.
public final class Commands implements CommandHandler {
  private final Machine machine;
  private final DeviceCommands device;
  private final ExecApprovals approvals;
  private final RunCommands runs;

  /// The commands of one machine.
  public Commands(
      Machine machine, DeviceCommands device, ExecApprovals approvals, RunCommands runs) {
    this.machine = machine;
    this.device = device;
    this.approvals = approvals;
    this.runs = runs;
  }

  @Override
  public NodeCommand.Result run(NodeCommand command, Invocation invocation)
      throws RefusedException, CapabilityException, InterruptedException {
    return switch (command) {
      case ScreenSnapshot request -> new ScreenCommands(machine.screen()).snapshot(request);
      case ScreenRecord request -> new ScreenCommands(machine.screen()).record(request, invocation);
      case CameraList _ -> new CameraCommands(machine.camera()).list();
      case CameraSnap request -> new CameraCommands(machine.camera()).snap(request);
      case CameraClip request -> new CameraCommands(machine.camera()).clip(request, invocation);
      case LocationGet request -> new LocationCommand(machine.location()).locate(request);
      case SystemNotify request -> show(request);
      case SystemWhich request -> which(request);
      case SystemRunPrepare request -> runs.prepare(request);
      case SystemRun request -> runs.run(request, invocation);
      case ExecApprovalsGet request ->
          approvals(
              () -> approvals.snapshot(Boolean.TRUE.equals(request.includeResolvedDefaults())));
      case ExecApprovalsSet request -> approvals(() -> approvals.replace(request));
      case DeviceInfo _ -> device.info();
      case DeviceStatus _ -> device.status();
    };
  }

  private NodeCommand.Nothing show(SystemNotify request)
      throws CapabilityException, InterruptedException {
    machine
        .notifier()
        .show(
            new Notifier.Notification(
                request.title(), request.body(), priority(request.priority()), request.audible()));
    return new NodeCommand.Nothing();
  }

  private static Notifier.Priority priority(SystemNotify.@Nullable Priority wanted) {
    return switch (wanted) {
      case PASSIVE -> Notifier.Priority.PASSIVE;
      case TIME_SENSITIVE -> Notifier.Priority.TIME_SENSITIVE;
      case ACTIVE -> Notifier.Priority.ACTIVE;
      case null -> Notifier.Priority.ACTIVE;
    };
  }

  private SystemWhich.Found which(SystemWhich request) {
    Map<String, String> found = new TreeMap<>();
    for (String name : request.bins()) {
      machine.processes().which(name).ifPresent(path -> found.put(name, path.toString()));
    }
    return new SystemWhich.Found(found);
  }

  private interface FileAction {
    ExecApprovalsGet.Snapshot run() throws IOException, RefusedException;
  }

  private static ExecApprovalsGet.Snapshot approvals(FileAction action) throws RefusedException {
    try {
      return action.run();
    } catch (IOException e) {
      throw new RefusedException("UNAVAILABLE", String.valueOf(e.getMessage()));
    }
  }
}

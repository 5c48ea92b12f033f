package dev.claw.protocol.command;

/// The parameters of one node command. [NodeCommandSpec] is the table that gives each its name.
public sealed interface NodeCommand
    permits ScreenSnapshot,
        ScreenRecord,
        CameraList,
        CameraSnap,
        CameraClip,
        LocationGet,
        SystemNotify,
        SystemWhich,
        SystemRunPrepare,
        SystemRun,
        ExecApprovalsGet,
        ExecApprovalsSet,
        DeviceInfo,
        DeviceStatus {

  /// What a command answers, as it stands in the payload.
  interface Result {}

  /// The answer of a command that has nothing to say.
  record Nothing() implements Result {}
}

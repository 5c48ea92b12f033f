/// What this machine can do: one small interface per ability, one implementation per operating
/// system.
@org.jspecify.annotations.NullMarked
module claw.os {
  requires static org.jspecify;
  requires java.desktop;
  requires java.logging;

  exports dev.claw.os;
  exports dev.claw.os.log;

  uses dev.claw.os.MachineProvider;

  provides dev.claw.os.MachineProvider with
      dev.claw.os.linux.LinuxMachine,
      dev.claw.os.mac.MacMachine,
      dev.claw.os.windows.WindowsMachine;
}

package dev.claw.os;

/// Offers the [Machine] of one operating system; found by [java.util.ServiceLoader], so that no
/// code of another system is loaded.
public interface MachineProvider {

  /// The system it is for.
  OperatingSystem system();

  /// The machine of this process. Cheap: runs nothing and loads no toolkit.
  Machine machine(MachineSettings settings);
}

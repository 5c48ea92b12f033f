package dev.claw.os;

import java.util.ServiceLoader;

/// What this machine can do. Holds no resources; detecting it runs nothing and loads no toolkit.
public interface Machine {

  /// The machine this process runs on.
  static Machine detect(MachineSettings settings) {
    OperatingSystem system = OperatingSystem.current();
    for (MachineProvider provider : ServiceLoader.load(MachineProvider.class)) {
      if (provider.system() == system) {
        return provider.machine(settings);
      }
    }
    throw new IllegalStateException("this build of Claw has no support for " + system.platform());
  }

  /// The displays.
  Screen screen();

  /// The cameras.
  Camera camera();

  /// Where it is.
  Location location();

  /// Notifications.
  Notifier notifier();

  /// Facts about it.
  HostFacts host();

  /// Battery and mains.
  Power power();

  /// Its programs.
  Processes processes();
}

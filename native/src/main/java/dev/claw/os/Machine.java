package dev.claw.os;

/// What this machine can do. Holds no resources; detecting it runs nothing and loads no toolkit.
public interface Machine {

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

package dev.claw.os;

import java.util.OptionalDouble;

/// Where this machine takes its power from.
public interface Power {

  /// Reads the state of battery and mains.
  Supply supply();

  /// What the battery does; the lower-case name is the one on the wire.
  enum BatteryState {
    UNKNOWN,
    UNPLUGGED,
    CHARGING,
    FULL
  }

  /// Battery and mains.
  ///
  /// @param level from 0 to 1; empty where there is no battery
  /// @param onMains true where there is no battery at all
  /// @param saving whether the owner has switched on power saving
  record Supply(OptionalDouble level, BatteryState state, boolean onMains, boolean saving) {}
}

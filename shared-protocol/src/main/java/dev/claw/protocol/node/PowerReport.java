package dev.claw.protocol.node;

import dev.claw.protocol.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/// Where a node's machine takes its power from; our addition to the protocol.
///
/// @param onMains true where there is no battery
/// @param batteryLevel from 0 to 1; absent where there is no battery
public record PowerReport(boolean onMains, @Nullable Double batteryLevel) {

  public PowerReport {
    if (batteryLevel != null && !(batteryLevel >= 0 && batteryLevel <= 1)) {
      throw new InvalidFieldException("batteryLevel", "must be between 0 and 1");
    }
  }
}

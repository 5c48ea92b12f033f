package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Parameters and result of `device.pair.rename`.
///
/// @param label 1 to 64 characters
public record DeviceRename(String deviceId, String label) {
  public DeviceRename {
    Require.atMost(Require.nonEmpty(deviceId, "deviceId"), "deviceId", 128);
    Require.atMost(Require.nonEmpty(label, "label"), "label", 64);
  }
}

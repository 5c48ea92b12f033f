package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Parameters and result of `device.pair.remove`.
public record DeviceRef(String deviceId) {
  public DeviceRef {
    Require.atMost(Require.nonEmpty(deviceId, "deviceId"), "deviceId", 128);
  }
}

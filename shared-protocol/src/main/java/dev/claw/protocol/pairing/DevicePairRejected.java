package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Result of `device.pair.reject`.
public record DevicePairRejected(String requestId, String deviceId) {
  public DevicePairRejected {
    Require.nonEmpty(requestId, "requestId");
    Require.nonEmpty(deviceId, "deviceId");
  }
}

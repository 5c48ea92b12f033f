package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Result of `device.pair.approve`.
public record DevicePairApproved(String requestId, PairedDevice device) {
  public DevicePairApproved {
    Require.nonEmpty(requestId, "requestId");
    Require.present(device, "device");
  }
}

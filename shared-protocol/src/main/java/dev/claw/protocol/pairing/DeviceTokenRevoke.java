package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;
import dev.claw.protocol.Role;

/// Parameters of `device.token.revoke`.
public record DeviceTokenRevoke(String deviceId, Role role) {
  public DeviceTokenRevoke {
    Require.atMost(Require.nonEmpty(deviceId, "deviceId"), "deviceId", 128);
    Require.present(role, "role");
  }
}

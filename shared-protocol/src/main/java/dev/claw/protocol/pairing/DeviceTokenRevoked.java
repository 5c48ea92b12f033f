package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;
import dev.claw.protocol.Role;

/// Result of `device.token.revoke`.
public record DeviceTokenRevoked(String deviceId, Role role, long revokedAtMs) {
  public DeviceTokenRevoked {
    Require.nonEmpty(deviceId, "deviceId");
    Require.present(role, "role");
  }
}

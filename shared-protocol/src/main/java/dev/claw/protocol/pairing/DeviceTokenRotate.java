package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;
import dev.claw.protocol.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters of `device.token.rotate`: a new secret for a device and role.
///
/// @param scopes what the new token may do, never more than the old; null keeps them
public record DeviceTokenRotate(String deviceId, Role role, @Nullable List<String> scopes) {
  public DeviceTokenRotate {
    Require.atMost(Require.nonEmpty(deviceId, "deviceId"), "deviceId", 128);
    Require.present(role, "role");
    scopes = scopes == null ? null : Require.list(scopes, "scopes", 64);
  }
}

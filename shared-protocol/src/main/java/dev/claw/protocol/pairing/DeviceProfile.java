package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;
import dev.claw.protocol.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who a device says it is and what it may be. Its fields stand in the row that shows the device.
///
/// @param publicKey raw Ed25519 key, base64url without padding
/// @param role the role of the latest request
/// @param remoteIp the address the gateway saw
public record DeviceProfile(
    String deviceId,
    String publicKey,
    @Nullable String displayName,
    @Nullable String platform,
    @Nullable String deviceFamily,
    @Nullable String clientId,
    @Nullable String clientMode,
    @Nullable Role role,
    List<Role> roles,
    List<String> scopes,
    @Nullable String remoteIp) {

  public DeviceProfile {
    Require.nonEmpty(deviceId, "deviceId");
    Require.nonEmpty(publicKey, "publicKey");
    roles = Require.list(roles, "roles", Integer.MAX_VALUE);
    scopes = Require.list(scopes, "scopes", Integer.MAX_VALUE);
  }
}

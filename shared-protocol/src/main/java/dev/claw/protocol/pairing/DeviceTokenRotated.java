package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import dev.claw.protocol.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `device.token.rotate`.
///
/// @param token only told to the device itself
public record DeviceTokenRotated(
    String deviceId,
    Role role,
    @Nullable String token,
    List<String> scopes,
    long rotatedAtMs,
    Delivery tokenDelivery) {

  public DeviceTokenRotated {
    Require.nonEmpty(deviceId, "deviceId");
    Require.present(role, "role");
    scopes = Require.list(scopes, "scopes", Integer.MAX_VALUE);
    Require.present(tokenDelivery, "tokenDelivery");
  }

  @Override
  public String toString() {
    return "DeviceTokenRotated[" + deviceId + ", " + role + ", " + tokenDelivery + "]";
  }

  /// Where the new secret went.
  public enum Delivery {
    @JsonProperty("in-band")
    IN_BAND,
    /// The device finds it in the next `hello-ok`.
    @JsonProperty("withheld-cross-device")
    WITHHELD_CROSS_DEVICE
  }
}

package dev.claw.protocol.health;

import dev.claw.protocol.Require;

/// Result of `gateway.identity.get`: who this gateway is.
public record GatewayIdentity(String deviceId, String publicKey) {
  public GatewayIdentity {
    Require.nonEmpty(deviceId, "deviceId");
    Require.nonEmpty(publicKey, "publicKey");
  }
}

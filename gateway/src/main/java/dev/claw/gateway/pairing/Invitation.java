package dev.claw.gateway.pairing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An open pairing link with its six digits. Bound to the first device that uses it; kept after
/// that only so that this device can come back until it has a token.
///
/// @param secret the link's secret, as [DeviceTokens#recognisable] keeps it
/// @param code the six digits, kept the same way
/// @param boundTo the id of the device that used it
record Invitation(
    String setupId,
    String secret,
    String code,
    long expiresAtMs,
    int triesLeft,
    @Nullable String boundTo,
    @Nullable Long boundAtMs) {

  Invitation bind(String deviceId, long now) {
    return new Invitation(setupId, secret, code, expiresAtMs, triesLeft, deviceId, now);
  }

  Invitation missed() {
    return new Invitation(setupId, secret, code, expiresAtMs, triesLeft - 1, boundTo, boundAtMs);
  }

  boolean opens(String candidate) {
    return candidate.equals(secret) || candidate.equals(code);
  }

  boolean isBoundTo(String deviceId) {
    return Objects.equals(boundTo, deviceId);
  }
}

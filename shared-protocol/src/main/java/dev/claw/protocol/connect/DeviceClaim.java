package dev.claw.protocol.connect;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// A client's claim to be a device, with the signature that proves it. The parts are texts: each
/// wrong one has an error of its own.
///
/// @param signedAt Unix milliseconds, best the challenge's own time
public record DeviceClaim(
    String id, String publicKey, String signature, long signedAt, @Nullable String nonce) {

  public DeviceClaim {
    Require.atMost(Require.nonEmpty(id, "device/id"), "device/id", 128);
    Require.atMost(Require.nonEmpty(publicKey, "device/publicKey"), "device/publicKey", 512);
    Require.atMost(Require.nonEmpty(signature, "device/signature"), "device/signature", 512);
    Require.atMost(nonce, "device/nonce", 128);
  }
}

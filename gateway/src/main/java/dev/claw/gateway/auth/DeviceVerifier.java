package dev.claw.gateway.auth;

import dev.claw.protocol.Protocol;
import dev.claw.protocol.connect.ConnectFailure;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.DeviceClaim;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DeviceProof;
import dev.claw.protocol.identity.DevicePublicKey;
import dev.claw.protocol.identity.InvalidKeyException;
import java.time.InstantSource;

/// Proves a device claim: the id belongs to the key, the time is near, the nonce is ours, and the
/// signature covers all of it. Checked in this order, each with its own failure.
final class DeviceVerifier {
  private final InstantSource clock;

  DeviceVerifier(InstantSource clock) {
    this.clock = clock;
  }

  DevicePublicKey verify(ConnectParams params, DeviceClaim claim, Challenge challenge)
      throws ConnectRefusal {
    DevicePublicKey key = key(claim);
    if (!key.deviceId().value().equals(claim.id())) {
      throw refusal(
          ConnectFailure.DEVICE_AUTH_DEVICE_ID_MISMATCH,
          "device-id-mismatch",
          "device identity mismatch");
    }
    if (Math.abs(clock.millis() - claim.signedAt()) > Protocol.SIGNATURE_SKEW.toMillis()) {
      throw refusal(
          ConnectFailure.DEVICE_AUTH_SIGNATURE_EXPIRED,
          "device-signature-stale",
          "device signature expired");
    }
    checkNonce(claim, challenge);
    if (!signed(params, claim, key)) {
      throw refusal(
          ConnectFailure.DEVICE_AUTH_SIGNATURE_INVALID,
          "device-signature",
          "device signature invalid");
    }
    return key;
  }

  private static DevicePublicKey key(DeviceClaim claim) throws ConnectRefusal {
    try {
      return DevicePublicKey.parse(claim.publicKey());
    } catch (InvalidKeyException e) {
      // No key has this id, then; the reference says so too.
      throw refusal(
          ConnectFailure.DEVICE_AUTH_DEVICE_ID_MISMATCH,
          "device-id-mismatch",
          "device identity mismatch");
    }
  }

  private static void checkNonce(DeviceClaim claim, Challenge challenge) throws ConnectRefusal {
    String nonce = claim.nonce();
    if (nonce == null || nonce.isBlank()) {
      throw refusal(
          ConnectFailure.DEVICE_AUTH_NONCE_REQUIRED,
          "device-nonce-missing",
          "device nonce required");
    }
    if (!nonce.equals(challenge.nonce())) {
      throw refusal(
          ConnectFailure.DEVICE_AUTH_NONCE_MISMATCH,
          "device-nonce-mismatch",
          "device nonce mismatch");
    }
  }

  private static boolean signed(ConnectParams params, DeviceClaim claim, DevicePublicKey key) {
    DeviceId id = key.deviceId();
    String nonce = String.valueOf(claim.nonce());
    return key.verifies(
            DeviceProof.version3(params, id, claim.signedAt(), nonce), claim.signature())
        || key.verifies(
            DeviceProof.version2(params, id, claim.signedAt(), nonce), claim.signature());
  }

  private static ConnectRefusal refusal(ConnectFailure failure, String reason, String message) {
    return ConnectRefusal.of(failure, message, details -> details.put("reason", reason));
  }
}

package dev.claw.protocol.client;

import dev.claw.protocol.connect.ConnectChallenge;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.DeviceClaim;
import dev.claw.protocol.identity.DeviceIdentity;
import dev.claw.protocol.identity.DeviceProof;
import org.jspecify.annotations.Nullable;

/// What to say when the gateway challenges: who we are, and the signature where we have a key.
///
/// @param params without `device`; it is added here
/// @param identity null for clients that show a shared secret only
public record Handshake(ConnectParams params, @Nullable DeviceIdentity identity) {

  ConnectParams answer(ConnectChallenge challenge) {
    if (identity == null) {
      return params;
    }
    String proof = DeviceProof.version3(params, identity.id(), challenge.ts(), challenge.nonce());
    return params.withDevice(
        new DeviceClaim(
            identity.id().value(),
            identity.publicKey().encoded(),
            identity.sign(proof),
            challenge.ts(),
            challenge.nonce()));
  }
}

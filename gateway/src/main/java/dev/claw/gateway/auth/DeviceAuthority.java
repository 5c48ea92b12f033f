package dev.claw.gateway.auth;

import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.identity.DevicePublicKey;
import org.jspecify.annotations.Nullable;

/// What pairing decides about a device that has proved its key.
public interface DeviceAuthority {

  /// A device at the door, its key proved and its credential accepted.
  record Applicant(
      ConnectParams params, DevicePublicKey key, PeerAddress peer, Credential credential) {}

  /// By what a client got in.
  enum Credential {
    NONE,
    SHARED_SECRET,
    BOOTSTRAP,
    DEVICE_TOKEN
  }

  /// The rights of an admitted device.
  ///
  /// @param deviceToken null while the device waits for approval
  record Admission(Scopes scopes, @Nullable String deviceToken, @Nullable Long issuedAtMs) {
    HelloOk.Granted granted(String method, ConnectParams params) {
      return new HelloOk.Granted(
          method, params.roleOrDefault(), scopes.wireNames(), deviceToken, issuedAtMs);
    }
  }

  /// Whether this is the device's present token for the role it asks for.
  boolean holdsToken(DevicePublicKey key, ConnectParams params, String token);

  /// Whether the device is paired, for any role.
  boolean knows(DevicePublicKey key);

  /// Tries the secret of an invitation; a wrong one counts against open invitations.
  boolean redeems(DevicePublicKey key, String bootstrapToken);

  /// Admits the device, or opens a pairing request and refuses.
  Admission admit(Applicant applicant) throws ConnectRefusal;
}

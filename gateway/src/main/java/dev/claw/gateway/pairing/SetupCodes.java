package dev.claw.gateway.pairing;

import dev.claw.gateway.rpc.RpcException;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DevicePublicKey;
import dev.claw.protocol.pairing.SetupAccess;
import dev.claw.protocol.pairing.SetupCode;
import dev.claw.protocol.pairing.SetupCodeParams;
import dev.claw.protocol.pairing.SetupCodeResult;
import dev.claw.protocol.pairing.SetupProfile;
import dev.claw.protocol.pairing.SetupStatus;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes pairing links.
final class SetupCodes {
  private final Invitations invitations;
  private final PairingState state;
  private final DevicePublicKey gatewayKey;
  private final Supplier<List<String>> addresses;
  private final String authMode;

  /// @param addresses where a node may reach this gateway, best first
  SetupCodes(
      Invitations invitations,
      PairingState state,
      DevicePublicKey gatewayKey,
      Supplier<List<String>> addresses,
      String authMode) {
    this.invitations = invitations;
    this.state = state;
    this.gatewayKey = gatewayKey;
    this.addresses = addresses;
    this.authMode = authMode;
  }

  SetupCodeResult issue(SetupCodeParams params) {
    SetupProfile profile = params.bootstrapProfile();
    if (profile != null && profile != SetupProfile.NODE) {
      throw RpcException.invalid(
          "UNSUPPORTED_PROFILE", "this gateway's links are for nodes: use bootstrapProfile node");
    }
    List<String> urls = urls(params.publicUrl());
    Invitations.Issued issued = invitations.issue();
    var code =
        new SetupCode(
            urls.getFirst(),
            urls.size() > 1 ? urls.subList(1, Math.min(urls.size(), 8)) : null,
            issued.secret(),
            issued.expiresAtMs(),
            null,
            gatewayKey.encoded());
    return new SetupCodeResult(
        issued.setupId(),
        issued.expiresAtMs(),
        code.encode(),
        null,
        null,
        urls.getFirst(),
        urls,
        authMode,
        params.publicUrl() == null ? "gateway" : "request",
        SetupAccess.NODE,
        null,
        issued.code());
  }

  SetupStatus status(String setupId) {
    return invitations
        .find(setupId)
        .map(invitation -> status(setupId, invitation))
        .orElseGet(() -> new SetupStatus(null, null));
  }

  private SetupStatus status(String setupId, Invitation invitation) {
    String device = invitation.boundTo();
    Long at = invitation.boundAtMs();
    if (device == null || at == null) {
      return new SetupStatus(null, null);
    }
    return new SetupStatus(
        new SetupStatus.Completion(setupId, device, name(device), SetupAccess.NODE, at), null);
  }

  private @Nullable String name(String device) {
    return state.device(new DeviceId(device)).map(DeviceRecord::displayName).orElse(null);
  }

  private List<String> urls(@Nullable String publicUrl) {
    return publicUrl == null ? addresses.get() : List.of(publicUrl);
  }
}

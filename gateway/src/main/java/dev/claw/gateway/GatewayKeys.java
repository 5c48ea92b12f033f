package dev.claw.gateway;

import dev.claw.gateway.store.CredentialStore;
import dev.claw.protocol.identity.DeviceIdentity;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The gateway's own secrets, made at the first start and kept in the credential store.
///
/// @param identity the gateway's key pair
/// @param tokenKey from which device tokens are derived
/// @param cli the key pair of this machine's command line and app
/// @param ownToken the shared token used when the owner configured none
record GatewayKeys(
    DeviceIdentity identity, SecretKey tokenKey, DeviceIdentity cli, String ownToken) {

  static GatewayKeys load(CredentialStore store) {
    return new GatewayKeys(
        identity(store, "gateway.identity"),
        new SecretKeySpec(
            Base64.getUrlDecoder().decode(text(store, "gateway.tokenKey")), "HmacSHA256"),
        identity(store, "cli.identity"),
        text(store, "gateway.token"));
  }

  /// 256 random bits, base64url.
  private static String text(CredentialStore store, String name) {
    return store
        .bytes(name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseGet(
            () -> {
              byte[] random = new byte[32];
              new SecureRandom().nextBytes(random);
              String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
              store.put(name, fresh.getBytes(StandardCharsets.UTF_8));
              return fresh;
            });
  }

  /// Both halves in one entry, so that they cannot be parted.
  private static DeviceIdentity identity(CredentialStore store, String name) {
    return store
        .bytes(name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split(":", 2))
        .filter(halves -> halves.length == 2)
        .map(halves -> DeviceIdentity.restore(halves[0], halves[1]))
        .orElseGet(
            () -> {
              DeviceIdentity fresh = DeviceIdentity.generate();
              String halves = fresh.seed() + ":" + fresh.publicKey().encoded();
              store.put(name, halves.getBytes(StandardCharsets.UTF_8));
              return fresh;
            });
  }

  @Override
  public String toString() {
    return "GatewayKeys[hidden]";
  }
}

package dev.claw.gateway.pairing;

import dev.claw.protocol.Role;
import dev.claw.protocol.identity.DeviceId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Device tokens: 32 bytes, base64url, derived by HMAC-SHA256 from one gateway key and the grant's
/// generation. So the gateway can repeat a token at every connect without keeping any.
final class DeviceTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private final SecretKey key;

  DeviceTokens(SecretKey key) {
    byte[] bytes = key.getEncoded();
    if (bytes == null || bytes.length < 32) {
      throw new IllegalArgumentException("the token key needs at least 32 bytes");
    }
    this.key = key;
  }

  String token(DeviceId device, Role role, Grant grant) {
    return derive("device-token|" + device + "|" + role.wireName() + "|" + grant.generation());
  }

  boolean matches(DeviceId device, Role role, Grant grant, String candidate) {
    return MessageDigest.isEqual(
        token(device, role, grant).getBytes(StandardCharsets.UTF_8),
        candidate.getBytes(StandardCharsets.UTF_8));
  }

  /// What is kept of an invitation's secret: enough to recognise it, not to use it.
  String recognisable(String secret) {
    return derive("invitation|" + secret);
  }

  private String derive(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}

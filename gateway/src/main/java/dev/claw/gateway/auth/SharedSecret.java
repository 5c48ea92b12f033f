package dev.claw.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// The gateway's shared secret. Compared in constant time over digests, so neither content nor
/// length leaks; never printed.
public final class SharedSecret {
  private final byte[] digest;

  /// A secret of at least one character.
  public SharedSecret(String secret) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("the gateway's secret must not be empty");
    }
    digest = digest(secret);
  }

  /// Whether the candidate is the secret.
  public boolean matches(@Nullable String candidate) {
    return candidate != null && MessageDigest.isEqual(digest, digest(candidate));
  }

  private static byte[] digest(String text) {
    return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "SharedSecret[hidden]";
  }
}

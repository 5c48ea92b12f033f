package dev.claw.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/// A configured secret. It has no equality and does not show itself; compare with [#matches].
public final class Secret {
  private final byte[] value;

  /// Wraps a value.
  public Secret(String value) {
    this.value = value.getBytes(UTF_8);
  }

  /// Whether the presented text is the secret, in a time that does not depend on where they differ.
  public boolean matches(String presented) {
    return MessageDigest.isEqual(value, presented.getBytes(UTF_8));
  }

  /// The secret itself, for handing on to whoever needs it in the clear.
  public String reveal() {
    return new String(value, UTF_8);
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}

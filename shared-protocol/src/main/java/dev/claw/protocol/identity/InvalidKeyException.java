package dev.claw.protocol.identity;

import org.jspecify.annotations.Nullable;

/// Text that is no Ed25519 key.
public final class InvalidKeyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidKeyException(@Nullable Throwable cause) {
    super("not an Ed25519 key in base64url", cause);
  }
}

package dev.claw.gateway.auth;

import org.jspecify.annotations.Nullable;

/// What the owner configured about authentication.
///
/// @param secret the shared token or password; null only in mode none
public record AuthPolicy(AuthMode mode, @Nullable SharedSecret secret) {
  public AuthPolicy {
    if (mode != AuthMode.NONE && secret == null) {
      throw new IllegalArgumentException("mode " + mode.wireName() + " needs a secret");
    }
  }
}

package dev.claw.gateway.auth;

import java.util.Locale;
import java.util.Optional;

/// How clients without a device token prove themselves.
public enum AuthMode {
  /// By the shared token.
  TOKEN,
  /// By the shared password.
  PASSWORD,
  /// Not at all; allowed on loopback only.
  NONE;

  /// The spelling in configuration and on the wire.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The mode of a spelling.
  public static Optional<AuthMode> parse(String text) {
    for (AuthMode mode : values()) {
      if (mode.wireName().equals(text)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}

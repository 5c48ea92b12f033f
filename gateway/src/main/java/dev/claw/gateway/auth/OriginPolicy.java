package dev.claw.gateway.auth;

import java.util.Set;

/// Which web origins may talk to this gateway: an exact list. Everything else that carries an
/// `Origin` is refused before the upgrade, whatever secret it knows.
public record OriginPolicy(Set<String> allowed) {
  public OriginPolicy {
    allowed = Set.copyOf(allowed);
  }

  /// Whether the header value is on the list, to the letter.
  public boolean permits(String origin) {
    return allowed.contains(origin);
  }
}

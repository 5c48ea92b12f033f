package dev.claw.gateway.pairing;

import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.Role;
import dev.claw.protocol.pairing.PairedDevice;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device's right to one role. Its token is derived from the generation; nothing secret is kept.
///
/// @param scopes wire names, sorted; empty for nodes
/// @param generation grows with every rotation, which makes the old token worthless
record Grant(
    List<String> scopes,
    long generation,
    long createdAtMs,
    @Nullable Long rotatedAtMs,
    @Nullable Long revokedAtMs,
    @Nullable Long lastUsedAtMs) {

  private static final SecureRandom RANDOM = new SecureRandom();

  Grant {
    scopes = List.copyOf(scopes);
  }

  /// A new right. Its generations begin anywhere, so that a device that was removed and is paired
  /// again does not get the tokens of its former life.
  static Grant first(Scopes scopes, long now) {
    return new Grant(scopes.wireNames(), RANDOM.nextLong(1L << 52), now, null, null, null);
  }

  Scopes granted() {
    return Scopes.parse(scopes);
  }

  boolean active() {
    return revokedAtMs == null;
  }

  long issuedAtMs() {
    return rotatedAtMs == null ? createdAtMs : rotatedAtMs;
  }

  /// The same right with a new token; more scopes only by a new approval.
  Grant rotated(Scopes newScopes, long now) {
    return new Grant(newScopes.wireNames(), generation + 1, createdAtMs, now, null, lastUsedAtMs);
  }

  /// A widened or restored right: it too gets a new token.
  Grant renewed(Scopes newScopes, long now) {
    return rotated(newScopes, now);
  }

  Grant revoked(long now) {
    return new Grant(scopes, generation, createdAtMs, rotatedAtMs, now, lastUsedAtMs);
  }

  Grant used(long now) {
    return new Grant(scopes, generation, createdAtMs, rotatedAtMs, revokedAtMs, now);
  }

  PairedDevice.TokenSummary summary(Role role) {
    return new PairedDevice.TokenSummary(
        role, scopes, createdAtMs, rotatedAtMs, revokedAtMs, lastUsedAtMs);
  }
}

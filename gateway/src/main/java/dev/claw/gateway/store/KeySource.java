package dev.claw.gateway.store;

import java.util.Optional;

/// Where the key that seals stored secrets comes from.
public interface KeySource {
  /// Length of a key in bytes (AES-256).
  int LENGTH = 32;

  /// A copy of the key, which the caller wipes; empty when none was made yet.
  ///
  /// @throws StoreException KEY_UNAVAILABLE when there is one that cannot be used
  Optional<byte[]> existing();

  /// Makes a new key, keeps it, and returns a copy, which the caller wipes. Never replaces one.
  byte[] create();

  /// Something the user ought to be told once about where the key now is, after [#create].
  Optional<String> notice();

  /// Where the key is, for messages.
  String place();
}

package dev.claw.node.store;

import dev.claw.protocol.Require;
import dev.claw.protocol.identity.DeviceIdentity;
import java.io.IOException;
import java.util.Optional;

/// Keeps the key pair that makes this node the same node after a restart.
public final class IdentityStore {
  private final JsonFile<Keys> file;

  /// The keys kept in a folder.
  public IdentityStore(StateFolder folder) {
    this.file = new JsonFile<>(folder, "identity.json", Keys.class);
  }

  /// The node's identity, if it has one yet.
  public Optional<DeviceIdentity> existing() throws IOException {
    return file.read().map(keys -> DeviceIdentity.restore(keys.seed(), keys.publicKey()));
  }

  /// The node's identity; made and kept on first use.
  public DeviceIdentity loadOrCreate() throws IOException {
    Optional<DeviceIdentity> existing = existing();
    if (existing.isPresent()) {
      return existing.get();
    }
    DeviceIdentity created = DeviceIdentity.generate();
    file.write(new Keys(created.seed(), created.publicKey().encoded()));
    return created;
  }

  record Keys(String seed, String publicKey) {
    Keys {
      Require.nonEmpty(seed, "seed");
      Require.nonEmpty(publicKey, "publicKey");
    }

    @Override
    public String toString() {
      return "Keys[" + publicKey + "]";
    }
  }
}

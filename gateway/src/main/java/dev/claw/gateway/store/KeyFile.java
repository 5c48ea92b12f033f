package dev.claw.gateway.store;

import dev.claw.gateway.store.StoreException.Code;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// A key in a 0600 file, for systems without a better place for it. It keeps the secrets from
/// anyone who gets hold of `credentials.json` alone, not from someone who can read the whole state
/// directory; hence the notice.
public final class KeyFile implements KeySource {
  private final DurableFile file;
  private final SecureRandom random = new SecureRandom();
  private volatile boolean created;

  /// A key file at this path, made on first use.
  public KeyFile(Path path) {
    this.file = new DurableFile(path);
  }

  @Override
  public Optional<byte[]> existing() {
    Optional<byte[]> key = file.read(LENGTH * 2);
    if (key.isPresent() && key.get().length != LENGTH) {
      throw new StoreException(
          Code.KEY_UNAVAILABLE,
          file.path() + " does not hold a key of 32 bytes; restore it from a backup");
    }
    return key;
  }

  @Override
  public byte[] create() {
    if (file.exists()) {
      throw new IllegalStateException("there is a key already: " + file.path());
    }
    byte[] key = new byte[LENGTH];
    random.nextBytes(key);
    file.replace(key);
    created = true;
    return key;
  }

  @Override
  public Optional<String> notice() {
    return created
        ? Optional.of(
            ("Stored secrets are sealed with a key in the file %s; whoever can read this folder can"
                    + " open them, so keep it out of shared backups")
                .formatted(file.path()))
        : Optional.empty();
  }

  @Override
  public String place() {
    return file.path().toString();
  }
}

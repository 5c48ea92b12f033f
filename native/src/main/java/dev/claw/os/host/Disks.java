package dev.claw.os.host;

import dev.claw.os.HostFacts.Storage;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The size of disks, which Java knows on every system.
public final class Disks {

  private Disks() {}

  /// The disk that holds the path.
  public static Optional<Storage> storage(Path path) {
    try {
      FileStore store = Files.getFileStore(path);
      return Optional.of(new Storage(store.getTotalSpace(), store.getUsableSpace()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

package dev.claw.gateway.store;

import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A small file that is only ever seen whole: [#replace] returns when the new content is on stable
/// storage, and after a crash at any point the file holds either the old or the new content. Links
/// are refused in the last path element, files are 0600.
public final class DurableFile {
  private final Path path;
  private final StoragePort storage;

  /// A file on the real disk.
  public DurableFile(Path path) {
    this(path, StoragePort.disk());
  }

  /// A file on the given storage.
  public DurableFile(Path path, StoragePort storage) {
    this.path = path.toAbsolutePath();
    this.storage = storage;
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  /// Whether something has this name.
  public boolean exists() {
    return storage.exists(path);
  }

  /// The content, or empty when there is no such file.
  ///
  /// @param limit most bytes to accept; a longer file is refused before anything is read
  /// @throws StoreException TOO_LARGE, UNSAFE_PATH or IO_FAILED
  public Optional<byte[]> read(int limit) {
    if (!exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Shield.call(() -> readAll(limit)));
    } catch (IOException e) {
      throw IoFailure.of("read", path, e);
    }
  }

  private byte[] readAll(int limit) throws IOException {
    try (StoragePort.OpenFile file = storage.read(path)) {
      long size = file.size();
      if (size > limit) {
        throw new StoreException(
            Code.TOO_LARGE,
            "%s has %d bytes and at most %d are accepted; make it smaller"
                .formatted(path, size, limit));
      }
      ByteBuffer buffer = ByteBuffer.allocate((int) size);
      file.readAt(0, buffer);
      byte[] content = new byte[buffer.position()];
      buffer.flip().get(content);
      return content;
    }
  }

  /// Replaces the content durably.
  ///
  /// @throws StoreException DISK_FULL or IO_FAILED; the old content is then still there, unless
  ///   only the very last step (making the new name durable) failed
  public void replace(byte[] content) {
    try {
      Shield.call(
          () -> {
            replaceNow(content);
            return path;
          });
    } catch (IOException e) {
      throw IoFailure.of("write", path, e);
    }
  }

  private void replaceNow(byte[] content) throws IOException {
    Path directory = Objects.requireNonNull(path.getParent());
    Path temporary = directory.resolve("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (StoragePort.OpenFile file = storage.create(temporary)) {
        file.writeAt(0, ByteBuffer.wrap(content));
        file.force();
      }
      storage.rename(temporary, path);
    } catch (IOException e) {
      removeQuietly(temporary, e);
      throw e;
    }
    storage.forceDirectory(directory);
  }

  private void removeQuietly(Path temporary, IOException first) {
    try {
      storage.delete(temporary);
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }
}

package dev.claw.node.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The node's own folder, `node` inside the state directory: the only place it writes to. Readable
/// by its owner alone; every file is replaced as a whole or not at all.
public final class StateFolder {
  private static final int LARGEST_FILE = 4 << 20;
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path root;

  private StateFolder(Path root) {
    this.root = root;
  }

  /// The node's folder inside a state directory. Creates nothing.
  public static StateFolder in(Path stateDirectory) {
    return new StateFolder(stateDirectory.toAbsolutePath().normalize().resolve("node"));
  }

  /// Where it is.
  public Path path() {
    return root;
  }

  /// Where a file of this folder is.
  public Path file(String name) {
    return root.resolve(name);
  }

  /// The text of a file; empty when there is none.
  ///
  /// @throws IOException it cannot be read, or is larger than 4 MiB
  public Optional<String> read(String name) throws IOException {
    Path file = file(name);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > LARGEST_FILE) {
        throw new IOException(file + " is too large to be a file of this node");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // reads until the end or the size seen at first
      }
      return Optional.of(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Replaces a file so that a crash leaves the old or the new text, never a part.
  public void write(String name, String text) throws IOException {
    create();
    Path temporary = Files.createTempFile(root, "." + name, ".tmp", ownerOnly("rw-------"));
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary,
          file(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Removes a file; harmless when there is none.
  public void delete(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /// A value that changes whenever the file is replaced; 0 when there is none.
  public long stamp(String name) {
    try {
      var attributes = Files.readAttributes(file(name), BasicFileAttributes.class);
      return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)
          ^ attributes.size()
          ^ ((long) String.valueOf(attributes.fileKey()).hashCode() << 32);
    } catch (IOException e) {
      return 0;
    }
  }

  /// Takes the folder for one agent.
  ///
  /// @return null when another process has it
  public @Nullable Closeable tryLock() throws IOException {
    create();
    Path file = file("lock");
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            ownerOnly("rw-------"));
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // another agent of this very process holds it: the same answer as for another process
    }
    channel.close();
    return null;
  }

  /// Takes one file for a change, after whoever is changing it now.
  ///
  /// @return to be closed when the change is made
  public Closeable lockFile(String name) throws IOException {
    create();
    FileChannel channel =
        FileChannel.open(
            file("." + name + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            ownerOnly("rw-------"));
    try {
      channel.lock();
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void create() throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root, ownerOnly("rwx------"));
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}

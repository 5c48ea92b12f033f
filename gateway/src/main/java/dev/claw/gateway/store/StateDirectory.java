package dev.claw.gateway.store;

import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one folder Claw keeps everything in. Opening it makes sure that it belongs to this user and
/// that nobody else can look inside (folders 0700, files 0600), and holds its lock until it is
/// closed, so that a second gateway cannot start on the same state.
///
/// A backup must leave out the file `.lock`: on POSIX systems, closing any handle of a locked file
/// releases the lock.
public final class StateDirectory implements AutoCloseable {
  private static final List<String> FOLDERS =
      List.of("sessions", "media", "logs", "backups", "skills", "models", "tmp");

  private final Path root;
  private final @Nullable StateLock lock;

  private StateDirectory(Path root, @Nullable StateLock lock) {
    this.root = root;
    this.lock = lock;
  }

  /// Opens the directory for the one process that may write to it, creating what is missing.
  ///
  /// @throws StoreException IN_USE with the id of the process that holds it; UNSAFE_PATH when a
  ///   part of it is a link, belongs to someone else or lies on a network or cloud drive; DISK_FULL
  ///   or IO_FAILED
  public static StateDirectory open(Path directory) {
    PrivateFolder folder = new PrivateFolder();
    try {
      Path root = folder.create(directory);
      folder.refuseSharedStorage(root);
      StateLock lock = StateLock.take(root.resolve(".lock"));
      try {
        prepare(folder, root);
        return new StateDirectory(root, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw IoFailure.of("prepare the state directory", directory, e);
    }
  }

  /// Opens the directory for looking only: no lock, nothing created or changed. For the command
  /// line beside a running gateway.
  ///
  /// @throws StoreException UNSAFE_PATH as for [#open]; IO_FAILED when there is no such directory
  public static StateDirectory openReadOnly(Path directory) {
    try {
      return new StateDirectory(new PrivateFolder().verify(directory), null);
    } catch (IOException e) {
      throw IoFailure.of("open the state directory", directory, e);
    }
  }

  private static void prepare(PrivateFolder folder, Path root) throws IOException {
    for (String name : FOLDERS) {
      folder.create(root.resolve(name));
    }
    folder.tightenFiles(root);
    Leftovers.remove(root, root.resolve("tmp"));
  }

  /// Where the state lives when nothing was said: `CLAW_STATE_DIR`, else `OPENCLAW_STATE_DIR`, else
  /// `.claw` in the home folder.
  public static Path defaultPath(Map<String, String> environment) {
    for (String name : List.of("CLAW_STATE_DIR", "OPENCLAW_STATE_DIR")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        return Path.of(value).toAbsolutePath().normalize();
      }
    }
    return Path.of(System.getProperty("user.home", ".")).toAbsolutePath().resolve(".claw");
  }

  /// Sends temporary files of this whole process, those of libraries included, into the state
  /// directory. For a composition root, before anything else makes one.
  public void redirectTemporaryFiles() {
    System.setProperty("java.io.tmpdir", temporary().toString());
    System.setProperty("org.sqlite.tmpdir", temporary().toString());
  }

  /// Whether this process holds the directory and may write to it.
  public boolean writable() {
    return lock != null;
  }

  /// The directory itself.
  public Path root() {
    return root;
  }

  /// Histories, one folder per agent.
  public Path sessions() {
    return root.resolve("sessions");
  }

  /// Pictures, clips and sound.
  public Path media() {
    return root.resolve("media");
  }

  /// Log files.
  public Path logs() {
    return root.resolve("logs");
  }

  /// Backups.
  public Path backups() {
    return root.resolve("backups");
  }

  /// Scratch space, emptied on every start.
  public Path temporary() {
    return root.resolve("tmp");
  }

  /// The database.
  public Path database() {
    return root.resolve("claw.db");
  }

  /// The configuration when it is JSON.
  public Path jsonConfig() {
    return root.resolve("openclaw.json");
  }

  /// The configuration when it is YAML.
  public Path yamlConfig() {
    return root.resolve("openclaw.yaml");
  }

  /// Sealed secrets.
  public Path credentials() {
    return root.resolve("credentials.json");
  }

  /// The key of the sealed secrets, where the system has no better place for it.
  public Path credentialsKey() {
    return root.resolve("credentials.key");
  }

  /// Any other file directly inside.
  ///
  /// @throws IllegalArgumentException when the name is not a plain file name
  public Path file(String name) {
    Path child = root.resolve(name).normalize();
    if (!root.equals(child.getParent()) || !Objects.equals(root.resolve(name), child)) {
      throw new IllegalArgumentException("not a plain file name: " + name);
    }
    return child;
  }

  /// The process that holds a directory at the moment, if any.
  public static Optional<Long> holder(Path directory) {
    return StateLock.holder(directory.toAbsolutePath().resolve(".lock"));
  }

  /// Lets another process have the directory.
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }

  static void requireDirectory(Path path) {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new StoreException(
          Code.UNSAFE_PATH,
          path
              + " is a link or not a folder; put a real folder there or choose another --state-dir");
    }
  }
}

package dev.claw.gateway.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folders and files that only their owner can reach.
public final class PrivateFolder {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  // locks and fsync are not dependable on these
  private static final Set<String> NETWORK =
      Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "fuse.sshfs", "9p");

  private final @Nullable UserPrincipal self;

  /// Folders of the user this process runs as.
  public PrivateFolder() {
    this(currentUser());
  }

  PrivateFolder(@Nullable UserPrincipal self) {
    this.self = self;
  }

  /// Creates the folder, and its missing parents, or tightens one that is already ours.
  public Path create(Path folder) throws IOException {
    Path parent = Objects.requireNonNullElse(folder.toAbsolutePath().getParent(), folder);
    Files.createDirectories(parent, attributes());
    Path path = parent.toRealPath().resolve(folder.toAbsolutePath().getFileName());
    try {
      Files.createDirectory(path, attributes());
    } catch (FileAlreadyExistsException e) {
      tighten(verify(path), FOLDER);
    }
    return path;
  }

  /// Checks that a path is a real folder of this user.
  Path verify(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (!Files.exists(absolute, NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(absolute.toString(), null, "there is no such folder");
    }
    StateDirectory.requireDirectory(absolute);
    requireOwn(absolute);
    return absolute;
  }

  /// Takes away everybody else's rights to the files directly inside a folder.
  void tightenFiles(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry, NOFOLLOW_LINKS)) {
          requireOwn(entry);
          tighten(entry, FILE);
        }
      }
    }
  }

  void refuseSharedStorage(Path folder) throws IOException {
    String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
    String path = folder.toString();
    boolean cloud =
        path.contains("/Library/Mobile Documents/") || path.contains("/Library/CloudStorage/");
    if (NETWORK.contains(type) || cloud) {
      throw new StoreException(
          Code.UNSAFE_PATH,
          "%s is on a network or cloud drive (%s), where writes cannot be made durable; choose a"
                  .formatted(folder, cloud ? "synchronised" : type)
              + " --state-dir on a local disk");
    }
  }

  private void requireOwn(Path path) throws IOException {
    if (self != null && POSIX && !self.equals(Files.getOwner(path, NOFOLLOW_LINKS))) {
      throw new StoreException(
          Code.UNSAFE_PATH,
          "%s belongs to another user (%s); run Claw as that user or choose another --state-dir"
              .formatted(path, Files.getOwner(path, NOFOLLOW_LINKS).getName()));
    }
  }

  private static void tighten(Path path, Set<PosixFilePermission> wanted) throws IOException {
    if (POSIX && !Files.getPosixFilePermissions(path, NOFOLLOW_LINKS).equals(wanted)) {
      Files.setPosixFilePermissions(path, wanted);
    }
  }

  private static FileAttribute<?>[] attributes() {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)}
        : new FileAttribute<?>[0];
  }

  private static @Nullable UserPrincipal currentUser() {
    try {
      Path process = Path.of("/proc/self");
      if (Files.exists(process)) {
        return Files.getOwner(process);
      }
      return FileSystems.getDefault()
          .getUserPrincipalLookupService()
          .lookupPrincipalByName(System.getProperty("user.name", ""));
    } catch (IOException | UnsupportedOperationException e) {
      return null; // no notion of owners here: the permissions above still hold
    }
  }
}

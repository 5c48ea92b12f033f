package dev.claw.os.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file that is renamed when it is full: `name.log`, then `name.1.log` to `name.4.log`, oldest
/// last. Not safe for several threads.
final class RotatingFile implements AutoCloseable {

  static final long LARGEST = 20L * 1024 * 1024;
  static final int MOST_FILES = 5;

  private static final Set<PosixFilePermission> OWNER_FILE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OWNER_DIRECTORY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Path directory;
  private final String name;
  private final long largest;
  private FileOutputStream stream;
  private long size;

  private RotatingFile(Path directory, String name, long largest) throws IOException {
    this.directory = directory;
    this.name = name;
    this.largest = largest;
    this.stream = open(file(0));
    this.size = Files.size(file(0));
  }

  static RotatingFile open(Path directory, String name) throws IOException {
    return open(directory, name, LARGEST);
  }

  static RotatingFile open(Path directory, String name, long largest) throws IOException {
    Files.createDirectories(directory, attributes(directory, OWNER_DIRECTORY));
    return new RotatingFile(directory, name, largest);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /// A stream, not a channel: an interrupted thread that logs would close a channel for everyone.
  private static FileOutputStream open(Path file) throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    Files.newByteChannel(file, options, attributes(file, OWNER_FILE)).close();
    if (isPosix(file)) {
      Files.setPosixFilePermissions(file, OWNER_FILE); // one left by an older version may be open
    }
    return new FileOutputStream(file.toFile(), true);
  }

  private Path file(int age) {
    return directory.resolve(age == 0 ? name + ".log" : name + "." + age + ".log");
  }

  void write(byte[] line) throws IOException {
    if (size > 0 && size + line.length > largest) {
      rotate();
    }
    stream.write(line);
    size += line.length;
  }

  private void rotate() throws IOException {
    stream.close();
    for (int age = MOST_FILES - 1; age > 0; age--) {
      if (Files.exists(file(age - 1), LinkOption.NOFOLLOW_LINKS)) {
        Files.move(file(age - 1), file(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    stream = open(file(0));
    size = Files.size(file(0));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

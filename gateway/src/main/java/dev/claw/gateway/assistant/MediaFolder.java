package dev.claw.gateway.assistant;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The folder of pictures and clips, bounded in number and size: the oldest go when it is full.
final class MediaFolder {
  private static final int MAX_FILES = 2_000;
  private static final long MAX_BYTES = 2L << 30;
  private static final int MAX_NAME = 100;
  private static final int MAX_TRIES = 10_000;

  private final Path folder;

  MediaFolder(Path folder) {
    this.folder = folder;
  }

  /// Writes a new file that only its owner can read; an existing one is never overwritten.
  Path save(String suggestedName, byte[] bytes) throws IOException {
    makeRoom(bytes.length);
    String name = harmless(suggestedName);
    for (int n = 1; n < MAX_TRIES; n++) {
      Path file = folder.resolve(n == 1 ? name : numbered(name, n));
      try {
        return write(file, bytes);
      } catch (FileAlreadyExistsException e) {
        // the next number is tried
      }
    }
    throw new IOException("too many files of one name");
  }

  /// Deletes one of the folder's own files.
  boolean discard(Path file) throws IOException {
    if (!folder.equals(file.getParent())) {
      throw new IOException("not a file of the media folder");
    }
    return Files.deleteIfExists(file);
  }

  private static Path write(Path file, byte[] bytes) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      var buffer = java.nio.ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
    return file;
  }

  private static String harmless(String name) {
    var text = new StringBuilder();
    name.codePoints().limit(MAX_NAME).map(c -> isPlain(c) ? c : '-').forEach(text::appendCodePoint);
    String plain = text.toString();
    return plain.isBlank() || plain.startsWith(".") ? "file" + plain : plain;
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  }

  private static String numbered(String name, int n) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name + "-" + n : name.substring(0, dot) + "-" + n + name.substring(dot);
  }

  private void makeRoom(long coming) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .sorted(Comparator.comparingLong(MediaFolder::modified))
              .toList();
    }
    long bytes = coming;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    int count = files.size();
    for (Path file : files) {
      if (count < MAX_FILES && bytes <= MAX_BYTES) {
        return;
      }
      bytes -= Files.size(file);
      count--;
      Files.delete(file);
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}

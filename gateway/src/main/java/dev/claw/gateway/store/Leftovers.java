package dev.claw.gateway.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Removes what a killed process left behind: half-written replacements and temporary files.
final class Leftovers {
  private Leftovers() {}

  static void remove(Path root, Path temporary) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.filter(Leftovers::halfWritten).toList()) {
        Files.deleteIfExists(entry);
      }
    }
    for (Path entry : children(temporary)) {
      if (!SqliteLibrary.keeps(entry)) {
        Files.walkFileTree(entry, new Deletion());
      }
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  private static boolean halfWritten(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return name.startsWith(".") && name.endsWith(".tmp");
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}

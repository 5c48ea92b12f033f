package dev.claw.os.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the small files in which the kernel tells about itself, below a root that tests replace.
final class SystemFiles {

  private static final int LARGEST_FILE = 64 * 1024;
  private static final int MOST_ENTRIES = 256;

  private final Path root;

  SystemFiles(Path root) {
    this.root = root;
  }

  /// The text of a file without white space around it; empty when it is missing or empty.
  Optional<String> text(String path) {
    return text(root.resolve(path));
  }

  Optional<String> text(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      String text = new String(input.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8);
      String plain = text.replace("\0", "").strip();
      return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  OptionalLong number(Path file) {
    Optional<String> text = text(file);
    try {
      return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /// The entries of a directory by name; none when it is missing.
  List<Path> entries(String path) {
    return entries(root.resolve(path), "*");
  }

  List<Path> entries(Path directory, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      for (Path entry : entries) {
        if (found.size() == MOST_ENTRIES) {
          break;
        }
        found.add(entry);
      }
    } catch (IOException e) {
      return List.of();
    }
    found.sort(null);
    return List.copyOf(found);
  }

  Path resolve(String path) {
    return root.resolve(path);
  }
}

package dev.claw.os.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The directories in which programs are found. Relative entries are left out: what they name
/// depends on where we happen to stand.
final class SearchPath {

  private static final String DEFAULT = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
  private static final int MOST_DIRECTORIES = 256;
  private static final int LONGEST_NAME = 255;

  private final List<Path> directories;
  private final List<String> extensions;

  private SearchPath(List<Path> directories, List<String> extensions) {
    this.directories = directories;
    this.extensions = extensions;
  }

  static SearchPath of(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", DEFAULT));
    String extensions = environment.getOrDefault("PATHEXT", "");
    return new SearchPath(
        parse(path), Stream.concat(Stream.of(""), split(extensions, ";")).toList());
  }

  SearchPath withDirectories(String path) {
    return new SearchPath(parse(path), extensions);
  }

  private static List<Path> parse(String path) {
    return split(path, File.pathSeparator)
        .flatMap(entry -> toPath(entry).stream())
        .filter(Path::isAbsolute)
        .limit(MOST_DIRECTORIES)
        .toList();
  }

  private static Stream<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator, MOST_DIRECTORIES + 1))
        .filter(entry -> !entry.isBlank());
  }

  private static Optional<Path> toPath(String entry) {
    try {
      return Optional.of(Path.of(entry));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  Optional<Path> find(String name) {
    if (!isPlain(name)) {
      return Optional.empty();
    }
    return directories.stream()
        .flatMap(directory -> extensions.stream().map(end -> directory.resolve(name + end)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
  }
}

package dev.claw.node.exec;

import dev.claw.node.invoke.RefusedException;
import dev.claw.os.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds out what an argument vector would run, without running it.
final class RunResolver {
  /// Programs whose arguments are programs themselves: the files they are given decide what runs.
  private static final Pattern INTERPRETER =
      Pattern.compile(
          "(ba|da|z|k|mk|a|fi|tc|c)?sh|busybox|env|xargs|sudo|nice|nohup|timeout|setsid|flock"
              + "|python[0-9.]*|pypy[0-9.]*|node|nodejs|deno|bun|ruby[0-9.]*|perl[0-9.]*|php[0-9.]*"
              + "|lua[0-9.]*|luajit|tclsh[0-9.]*|expect|awk|gawk|mawk|sed|make|java|groovy|pwsh"
              + "|powershell|cmd|osascript|Rscript|guile|sqlite3|ssh|git");

  private static final long LARGEST_FILE = 256L << 20;

  private final Processes processes;
  private final Path home;

  RunResolver(Processes processes, Path home) {
    this.processes = processes;
    this.home = home;
  }

  /// Looks everything up.
  ///
  /// @param directory where to run, null for the home directory
  ExactRun resolve(List<String> argv, @Nullable String directory) throws RefusedException {
    refuseNul(argv);
    Path where = directory(directory);
    Path program = program(argv.getFirst());
    try {
      Path real = program.toRealPath();
      return new ExactRun(
          argv, program, real, Digests.of(real), where, files(argv, program, real, where));
    } catch (IOException e) {
      throw new RefusedException(
          "INVALID_REQUEST", "The program " + program + " cannot be read; check its permissions.");
    }
  }

  private static void refuseNul(List<String> argv) throws RefusedException {
    if (argv.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
      throw new RefusedException("INVALID_REQUEST", "An argument contains NUL; remove it.");
    }
  }

  private Path directory(@Nullable String text) throws RefusedException {
    try {
      Path path = text == null || text.isEmpty() ? home : Path.of(text);
      if (path.isAbsolute() && Files.isDirectory(path) && isPrintable(path.toString())) {
        return path.toRealPath();
      }
    } catch (InvalidPathException | IOException e) {
      // refused below like every directory that is not there
    }
    throw new RefusedException(
        "INVALID_REQUEST", "cwd must be the absolute path of a directory of this machine.");
  }

  private static boolean isPrintable(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  private Path program(String name) throws RefusedException {
    try {
      Path given = Path.of(name);
      Path found = given.isAbsolute() ? given : processes.which(name).orElse(null);
      if (found != null && Files.isRegularFile(found) && Files.isExecutable(found)) {
        return found;
      }
    } catch (InvalidPathException e) {
      // refused below: no program has such a name
    }
    throw new RefusedException(
        "INVALID_REQUEST",
        "No program "
            + CommandText.of(List.of(name))
            + " on this machine; give an absolute path or a name on its search path.");
  }

  private static Map<Integer, String> files(
      List<String> argv, Path program, Path real, Path directory)
      throws IOException, RefusedException {
    boolean interpreter = isInterpreter(program) || isInterpreter(real);
    Map<Integer, String> files = new TreeMap<>();
    for (int index = 1; index < argv.size(); index++) {
      Path file = file(argv.get(index), directory);
      if (file != null && (interpreter || Files.isExecutable(file))) {
        if (Files.size(file) > LARGEST_FILE) {
          throw new RefusedException(
              "INVALID_REQUEST", "The argument " + file + " is too large to be remembered.");
        }
        files.put(index, Digests.of(file));
      }
    }
    return files;
  }

  private static boolean isInterpreter(Path program) {
    Path name = program.getFileName();
    return name != null && INTERPRETER.matcher(name.toString()).matches();
  }

  private static @Nullable Path file(String argument, Path directory) {
    try {
      Path path = argument.isEmpty() ? null : directory.resolve(argument);
      return path != null && Files.isRegularFile(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}

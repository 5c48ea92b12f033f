package dev.claw.os;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A program to run: an absolute path and its arguments, never a shell line.
///
/// @param argv the first element is the absolute path of the program
/// @param directory the working directory, or null for that of this process
/// @param environment set on top of the allow-listed part of this process's environment
/// @param timeout after which the whole process tree is killed
/// @param outputCap bytes kept of each of stdout and stderr; the rest is read and dropped
/// @param stdin written to the program as UTF-8, which then sees the end of its input
public record Command(
    List<String> argv,
    @Nullable Path directory,
    Map<String, String> environment,
    Duration timeout,
    int outputCap,
    String stdin) {

  /// What the node protocol lets one run return of each stream.
  public static final int DEFAULT_OUTPUT_CAP = 200_000;

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final int LARGEST_OUTPUT_CAP = 64 * 1024 * 1024;

  /// Refuses what cannot be started or bounded.
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty() || !Path.of(argv.getFirst()).isAbsolute()) {
      throw new IllegalArgumentException("a program is named by its absolute path");
    }
    if (argv.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException("an argument cannot contain NUL");
    }
    if (!timeout.isPositive() || outputCap < 0 || outputCap > LARGEST_OUTPUT_CAP) {
      throw new IllegalArgumentException("time or output limit out of range");
    }
  }

  /// A program with the usual limits: 30 s, 200,000 bytes of each stream, no input.
  public static Command of(List<String> argv) {
    return new Command(argv, null, Map.of(), DEFAULT_TIMEOUT, DEFAULT_OUTPUT_CAP, "");
  }

  /// The same, in another working directory.
  public Command withDirectory(@Nullable Path newDirectory) {
    return new Command(argv, newDirectory, environment, timeout, outputCap, stdin);
  }

  /// The same, with other additions to the environment.
  public Command withEnvironment(Map<String, String> newEnvironment) {
    return new Command(argv, directory, newEnvironment, timeout, outputCap, stdin);
  }

  /// The same, with another deadline.
  public Command withTimeout(Duration newTimeout) {
    return new Command(argv, directory, environment, newTimeout, outputCap, stdin);
  }

  /// The same, keeping another amount of output.
  public Command withOutputCap(int newOutputCap) {
    return new Command(argv, directory, environment, timeout, newOutputCap, stdin);
  }

  /// The same, with text to read.
  public Command withStdin(String newStdin) {
    return new Command(argv, directory, environment, timeout, outputCap, newStdin);
  }
}

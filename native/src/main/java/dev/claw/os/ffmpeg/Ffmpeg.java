package dev.claw.os.ffmpeg;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ffmpeg program of this machine, run with a file of its own to write to.
public final class Ffmpeg {

  private static final long LARGEST_FILE = 64L * 1024 * 1024;
  private static final int LONGEST_REASON = 200;
  private static final Duration START_AND_FINISH = Duration.ofSeconds(20);
  private static final String FIX = "install ffmpeg, or configure the path of its program";

  private final Processes processes;
  private final @Nullable Path configured;

  /// @param configured the program, or null to look for it on the search path
  public Ffmpeg(Processes processes, @Nullable Path configured) {
    this.processes = processes;
    this.configured = configured;
  }

  /// Whether the program is there; runs nothing.
  public Availability probe() {
    return program().isPresent()
        ? Availability.available()
        : Availability.unavailable("ffmpeg was not found on this machine", FIX);
  }

  private Optional<Path> program() {
    if (configured == null) {
      return processes.which("ffmpeg");
    }
    return Files.isExecutable(configured) ? Optional.of(configured) : Optional.empty();
  }

  /// Runs ffmpeg for what it says on stderr, as when it lists devices; the exit code does not
  /// count.
  public String ask(List<String> arguments) throws CapabilityException, InterruptedException {
    CommandResult result = run(arguments, Map.of(), Duration.ofSeconds(10));
    return result.stderr().text();
  }

  /// Runs ffmpeg and returns the file it wrote.
  ///
  /// @throws FfmpegException when it wrote none
  byte[] produce(Job job) throws CapabilityException, FfmpegException, InterruptedException {
    Path directory = null;
    try {
      directory = Files.createTempDirectory("claw-media");
      Path file = directory.resolve("out." + job.extension());
      List<String> arguments = new ArrayList<>(job.arguments());
      arguments.add(file.toString());
      CommandResult result =
          run(arguments, job.environment(), job.duration().plus(START_AND_FINISH));
      if (result.timedOut()) {
        throw new FfmpegException("it did not finish in time");
      }
      if (!result.success() || !Files.isRegularFile(file) || Files.size(file) == 0) {
        throw new FfmpegException(reason(result.stderr().text()));
      }
      return read(file);
    } catch (IOException e) {
      throw new CapabilityException(
          Code.UNAVAILABLE, "Could not use the temporary folder: check its space and access", e);
    } finally {
      delete(directory, job.extension());
    }
  }

  private CommandResult run(
      List<String> arguments, Map<String, String> environment, Duration longest)
      throws CapabilityException, InterruptedException {
    Path program =
        program()
            .orElseThrow(
                () ->
                    new CapabilityException(
                        Code.UNAVAILABLE, "ffmpeg was not found on this machine: " + FIX));
    List<String> argv = new ArrayList<>(List.of(program.toString(), "-hide_banner", "-nostdin"));
    argv.addAll(arguments);
    return processes.run(Command.of(argv).withEnvironment(environment).withTimeout(longest));
  }

  private static byte[] read(Path file) throws IOException, CapabilityException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new CapabilityException(
          Code.PAYLOAD_TOO_LARGE, "The recording is larger than 64 MiB: ask for a shorter one");
    }
    return Files.readAllBytes(file);
  }

  private static String reason(String stderr) {
    List<String> lines = stderr.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String last = lines.isEmpty() ? "it gave no reason" : lines.getLast();
    StringBuilder safe = new StringBuilder();
    last.chars()
        .limit(LONGEST_REASON)
        .map(c -> c < ' ' ? ' ' : c)
        .forEach(c -> safe.append((char) c));
    return safe.toString();
  }

  private static void delete(@Nullable Path directory, String extension) {
    if (directory == null) {
      return;
    }
    try {
      Files.deleteIfExists(directory.resolve("out." + extension));
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // It lies in the temporary folder, which the system clears.
    }
  }

  /// One run: its arguments up to the output file, and how long the recording itself lasts.
  record Job(
      List<String> arguments,
      Map<String, String> environment,
      String extension,
      Duration duration) {

    Job {
      arguments = List.copyOf(arguments);
      environment = Map.copyOf(environment);
    }
  }
}

package dev.claw.os.process;

import dev.claw.os.CapabilityException;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Runs programs with [ProcessBuilder], straight and without a helper process in between.
public final class ProcessRunner implements Processes {

  private static final AtomicLong RUNS = new AtomicLong();
  private static final String MARK_PREFIX =
      Long.toHexString(ProcessHandle.current().pid()) + "-" + Long.toHexString(System.nanoTime());

  private final Map<String, String> environment;
  private final SearchPath searchPath;

  /// @param environment of this process; only an allow-listed part of it reaches a program
  public ProcessRunner(Map<String, String> environment) {
    this.environment = ChildEnvironment.allowed(environment);
    this.searchPath = SearchPath.of(environment);
  }

  @Override
  public RunningProcess start(Command command) throws CapabilityException {
    String mark = MARK_PREFIX + "-" + RUNS.incrementAndGet();
    ProcessBuilder builder = new ProcessBuilder(command.argv());
    Map<String, String> child = builder.environment();
    child.clear();
    child.putAll(environment);
    try {
      child.putAll(command.environment());
      child.put(ProcessTree.MARK, mark);
      Path directory = command.directory();
      if (directory != null) {
        builder.directory(directory.toFile());
      }
      return new RunningProcess(builder.start(), mark, command);
    } catch (IOException | IllegalArgumentException e) {
      throw notStarted(command, e);
    }
  }

  private static CapabilityException notStarted(Command command, Exception cause) {
    String program = command.argv().getFirst();
    return new CapabilityException(
        CapabilityException.Code.UNAVAILABLE,
        "Could not start "
            + program
            + ": check that the program and its working directory exist and may be used",
        cause);
  }

  @Override
  public CommandResult run(Command command) throws CapabilityException, InterruptedException {
    return start(command).await();
  }

  @Override
  public Optional<Path> which(String name) {
    return searchPath.find(name);
  }

  @Override
  public Optional<Path> which(String name, String path) {
    return searchPath.withDirectories(path).find(name);
  }
}

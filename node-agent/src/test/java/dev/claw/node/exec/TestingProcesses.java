package dev.claw.node.exec;

import dev.claw.os.Command;
import dev.claw.os.CommandOutput;
import dev.claw.os.CommandResult;
import dev.claw.os.Processes;
import dev.claw.os.RunningCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/// Starts nothing; keeps what it was asked to start.
public final class TestingProcesses implements Processes {
  final BlockingQueue<Command> started = new LinkedBlockingQueue<>();

  @Override
  public RunningCommand start(Command command) {
    throw new AssertionError("nothing is started in the background");
  }

  @Override
  public CommandResult run(Command command) {
    started.add(command);
    return new CommandResult(0, false, false, output("ran " + command.argv() + "\n"), output(""));
  }

  @Override
  public Optional<Path> which(String name) {
    return which(name, "/usr/bin:/bin");
  }

  @Override
  public Optional<Path> which(String name, String searchPath) {
    if (name.contains("/") || name.isEmpty()) {
      return Optional.empty();
    }
    return Stream.of(searchPath.split(":", -1))
        .map(directory -> Path.of(directory, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static CommandOutput output(String text) {
    return new CommandOutput(text.getBytes(StandardCharsets.UTF_8), false);
  }
}

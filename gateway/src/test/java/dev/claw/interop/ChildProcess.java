package dev.claw.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// A child process with exactly the environment it was given, whose output is drained, and which
/// takes all its descendants with it when it is closed.
public final class ChildProcess implements AutoCloseable {
  /// What to run, with nothing inherited.
  public record Launch(List<String> command, Map<String, String> environment, Path directory) {
    public Launch {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);
  private static final int LAST_WORDS = 2000;

  private final Process process;
  private final CapturedOutput output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output = CapturedOutput.draining(process);
  }

  public static ChildProcess start(Launch launch) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launch.command());
    builder.directory(launch.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    return new ChildProcess(process);
  }

  /// The process and all its living descendants, itself first.
  public List<ProcessHandle> tree() {
    Set<ProcessHandle> handles = new LinkedHashSet<>();
    handles.add(process.toHandle());
    process.descendants().forEach(handles::add);
    return List.copyOf(handles);
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// The exit code, or empty when the process still runs after the limit. All output is captured by
  /// then.
  public Optional<Integer> awaitExit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    // A descendant that lives on may hold the streams open: its words are not waited for.
    output.awaitEnd(AFTER_KILL);
    return Optional.of(process.exitValue());
  }

  /// Waits until what was written to one of its streams satisfies the condition; false when the
  /// process ended or the limit passed first.
  public boolean awaitOutput(Predicate<String> condition, Duration limit)
      throws InterruptedException {
    return output.await(condition, limit);
  }

  public String stdout() {
    return output.stdout();
  }

  public String stderr() {
    return output.stderr();
  }

  /// The end of what it wrote, for an error message.
  public String lastWords() {
    String all = (stdout() + "\n" + stderr()).strip();
    return all.substring(Math.max(0, all.length() - LAST_WORDS));
  }

  /// Asks the process to stop, then kills what is left of its tree.
  @Override
  public void close() {
    Set<ProcessHandle> handles = new LinkedHashSet<>(tree());
    process.destroy();
    awaitEnd(process.toHandle(), GRACE);
    handles.addAll(tree());
    handles.forEach(ProcessHandle::destroyForcibly);
    handles.forEach(handle -> awaitEnd(handle, AFTER_KILL));
  }

  private static void awaitEnd(ProcessHandle handle, Duration limit) {
    try {
      handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // Still there: the caller goes on to the next, harder step.
    } catch (InterruptedException _) {
      handle.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

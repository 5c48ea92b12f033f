package dev.claw.os.process;

import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.RunningCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// One started program with its drains and its deadline.
public final class RunningProcess implements RunningCommand {

  private static final Duration STREAM_GRACE = Duration.ofMillis(250);
  private static final Duration KILL_GRACE = Duration.ofSeconds(5);

  private final Process process;
  private final ProcessTree tree;
  private final Drain stdout;
  private final Drain stderr;
  private final long deadline;
  private volatile boolean cancelled;

  RunningProcess(Process process, String mark, Command command) {
    this.process = process;
    this.tree = new ProcessTree(process.toHandle(), mark);
    this.deadline = System.nanoTime() + command.timeout().toNanos();
    String thread = "claw-run-" + process.pid();
    this.stdout = Drain.start(process.getInputStream(), command.outputCap(), thread + "-stdout");
    this.stderr = Drain.start(process.getErrorStream(), command.outputCap(), thread + "-stderr");
    feed(command.stdin(), thread);
  }

  private void feed(String text, String thread) {
    if (text.isEmpty()) {
      write(text);
    } else {
      Thread.ofVirtual().name(thread + "-stdin").start(() -> write(text));
    }
  }

  private void write(String text) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program ended without reading its input, which is its right.
    }
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public CommandResult await() throws InterruptedException {
    try {
      boolean ended = process.waitFor(remaining(), TimeUnit.NANOSECONDS);
      if (!ended) {
        end();
      }
      return result(!ended && !cancelled);
    } catch (InterruptedException e) {
      tree.kill();
      throw e;
    }
  }

  private CommandResult result(boolean timedOut) throws InterruptedException {
    return new CommandResult(
        process.isAlive() ? -1 : process.exitValue(),
        timedOut,
        cancelled,
        stdout.finish(STREAM_GRACE),
        stderr.finish(STREAM_GRACE));
  }

  private void end() throws InterruptedException {
    tree.kill();
    process.waitFor(KILL_GRACE.toNanos(), TimeUnit.NANOSECONDS);
  }

  private long remaining() {
    return Math.max(0, deadline - System.nanoTime());
  }

  @Override
  public void cancel() {
    if (process.isAlive()) {
      cancelled = true;
      tree.kill();
    }
  }

  /// Waits until what was written to stdout satisfies the test; false at the end or the deadline.
  public boolean awaitStdout(Predicate<String> enough) throws InterruptedException {
    try {
      return stdout.awaitText(enough, Duration.ofNanos(remaining()));
    } catch (InterruptedException e) {
      tree.kill();
      throw e;
    }
  }
}

package dev.claw.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// What a process wrote to its two streams, drained to the end, each kept up to a limit of
/// characters.
final class CapturedOutput {
  static final int LIMIT = 4 * 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final StringBuilder stdout = new StringBuilder();
  private final StringBuilder stderr = new StringBuilder();
  private int open = 2;

  static CapturedOutput draining(Process process) {
    CapturedOutput output = new CapturedOutput();
    output.start("stdout-" + process.pid(), process.getInputStream(), output.stdout);
    output.start("stderr-" + process.pid(), process.getErrorStream(), output.stderr);
    return output;
  }

  private void start(String name, InputStream stream, StringBuilder text) {
    // A read of a pipe blocks its carrier; a few long-lived processes would starve virtual threads.
    Thread.ofPlatform().daemon().name(name).start(() -> drain(stream, text));
  }

  private void drain(InputStream stream, StringBuilder text) {
    char[] buffer = new char[8192];
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        append(text, buffer, count);
      }
    } catch (IOException _) {
      // The process was ended while we read: what came until then is all there is.
    } finally {
      end();
    }
  }

  private void append(StringBuilder text, char[] buffer, int count) {
    lock.lock();
    try {
      text.append(buffer, 0, Math.min(count, LIMIT - text.length()));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      open--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until either stream's text satisfies the condition; false when both ended or the time
  /// was over first.
  boolean await(Predicate<String> condition, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (!condition.test(stdout.toString()) && !condition.test(stderr.toString())) {
        if (open == 0 || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  void awaitEnd(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (open > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  String stdout() {
    return copy(stdout);
  }

  String stderr() {
    return copy(stderr);
  }

  private String copy(StringBuilder text) {
    lock.lock();
    try {
      return text.toString();
    } finally {
      lock.unlock();
    }
  }
}

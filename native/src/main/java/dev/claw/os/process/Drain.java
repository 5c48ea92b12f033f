package dev.claw.os.process;

import dev.claw.os.CommandOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Reads one stream of a program to its end on a thread of its own and keeps its first bytes, so
/// that a program never blocks on a full pipe however little we want to keep.
final class Drain {

  private final InputStream source;
  private final int cap;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean truncated;
  private boolean ended;

  private Drain(InputStream source, int cap) {
    this.source = source;
    this.cap = cap;
  }

  static Drain start(InputStream source, int cap, String threadName) {
    Drain drain = new Drain(source, cap);
    // A read of a pipe blocks its carrier: a few long commands would starve every virtual thread.
    Thread.ofPlatform().daemon().name(threadName).start(drain::read);
    return drain;
  }

  private void read() {
    byte[] chunk = new byte[8192];
    try (source) {
      for (int count = source.read(chunk); count >= 0; count = source.read(chunk)) {
        keep(chunk, count);
      }
    } catch (IOException e) {
      // The pipe was closed under us when the program was killed: what was read so far counts.
    } finally {
      end();
    }
  }

  private void keep(byte[] chunk, int count) {
    lock.lock();
    try {
      int room = Math.min(count, cap - kept.size());
      kept.write(chunk, 0, room);
      truncated |= room < count;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the end of the stream, but not longer than the grace: a program left running in the
  /// background may hold the stream open for ever.
  CommandOutput finish(Duration grace) throws InterruptedException {
    lock.lock();
    try {
      awaitText(_ -> false, grace);
      return new CommandOutput(kept.toByteArray(), truncated);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the text so far satisfies the test; false at the end of the stream or the time.
  boolean awaitText(Predicate<String> enough, Duration longest) throws InterruptedException {
    long left = longest.toNanos();
    lock.lock();
    try {
      while (!enough.test(kept.toString(StandardCharsets.UTF_8))) {
        if (ended || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}

package dev.claw.interop;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Waits for what another process brings about.
final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);

  private Eventually() {}

  /// The first value that is there; asks again until then.
  ///
  /// @param what what is waited for, to be told when it never comes
  static <T> T get(String what, Callable<@Nullable T> source) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    for (T value = source.call(); ; value = source.call()) {
      if (value != null) {
        return value;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}

package dev.claw.gateway.node;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long an invocation may take: a fixed time, or without one as long as progress keeps coming.
final class TimeLimit {
  /// Longest fixed time.
  static final Duration MAX = Duration.ofHours(24);

  /// Longest silence of a command without a fixed time.
  static final Duration MAX_IDLE = Duration.ofMinutes(10);

  private final LongSupplier nanoTime;
  private final boolean idle;
  private final long nanos;
  private volatile long since;

  TimeLimit(Duration timeout, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.idle = timeout.isZero();
    this.nanos =
        idle ? MAX_IDLE.toNanos() : timeout.compareTo(MAX) > 0 ? MAX.toNanos() : timeout.toNanos();
    this.since = nanoTime.getAsLong();
  }

  /// Whether only silence ends it.
  boolean isIdle() {
    return idle;
  }

  /// What a node is told: milliseconds, 0 for none.
  long millis() {
    return idle ? 0 : Duration.ofNanos(nanos).toMillis();
  }

  long remainingNanos() {
    return nanos - (nanoTime.getAsLong() - since);
  }

  /// The node has shown that it works on.
  void progressed() {
    if (idle) {
      since = nanoTime.getAsLong();
    }
  }
}

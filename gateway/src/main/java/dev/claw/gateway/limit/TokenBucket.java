package dev.claw.gateway.limit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/// A token bucket: holds up to `burst`, refills evenly.
final class TokenBucket {
  private static final long NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final double perNano;
  private final double burst;
  private double tokens;
  private long filledAt;

  TokenBucket(int perMinute, int burst, long now) {
    this.perNano = (double) perMinute / NANOS_PER_MINUTE;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = now;
  }

  /// Takes a token.
  ///
  /// @return zero, or the milliseconds until there is one
  long take(long now) {
    lock.lock();
    try {
      tokens = Math.min(burst, tokens + Math.max(0, now - filledAt) * perNano);
      filledAt = now;
      if (tokens >= 1) {
        tokens--;
        return 0;
      }
      return (long) Math.ceil((1 - tokens) / perNano / 1_000_000);
    } finally {
      lock.unlock();
    }
  }

  /// Whether it is full again: then forgetting it changes nothing.
  boolean full(long now) {
    lock.lock();
    try {
      return tokens + Math.max(0, now - filledAt) * perNano >= burst;
    } finally {
      lock.unlock();
    }
  }
}

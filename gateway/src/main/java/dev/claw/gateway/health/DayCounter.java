package dev.claw.gateway.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// Counts and sums over the last 24 hours, in buckets of an hour.
final class DayCounter {
  private static final int HOURS = 24;
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final long[] hour = new long[HOURS];
  private final long[] count = new long[HOURS];
  private final double[] sum = new double[HOURS];

  DayCounter(InstantSource clock) {
    this.clock = clock;
  }

  void add(double value) {
    lock.lock();
    try {
      long now = clock.millis() / HOUR_MS;
      int slot = Math.floorMod(now, HOURS);
      if (hour[slot] != now) {
        hour[slot] = now;
        count[slot] = 0;
        sum[slot] = 0;
      }
      count[slot]++;
      sum[slot] += value;
    } finally {
      lock.unlock();
    }
  }

  long count() {
    return (long) total(count, null);
  }

  /// The mean of the values; zero when there were none.
  double mean() {
    double n = total(count, null);
    return n == 0 ? 0 : total(null, sum) / n;
  }

  private double total(
      long @org.jspecify.annotations.Nullable [] longs,
      double @org.jspecify.annotations.Nullable [] doubles) {
    lock.lock();
    try {
      long oldest = clock.millis() / HOUR_MS - HOURS;
      double total = 0;
      for (int slot = 0; slot < HOURS; slot++) {
        if (hour[slot] > oldest) {
          total += longs != null ? longs[slot] : doubles == null ? 0 : doubles[slot];
        }
      }
      return total;
    } finally {
      lock.unlock();
    }
  }
}

package dev.claw.bench.wire;

import java.util.Arrays;

/// Times of finished calls, all of them kept.
public final class Latencies {
  private long[] nanos = new long[4096];
  private int count;
  private boolean sorted;
  private long tookNanos = 1;

  public void add(long value) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = value;
    sorted = false;
  }

  /// How long the whole took, for the rate.
  void took(long total) {
    tookNanos = Math.max(1, total);
  }

  public int count() {
    return count;
  }

  public double perSecond() {
    return count * 1e9 / tookNanos;
  }

  /// The time that this share (0 to 1) of the calls did not exceed, in milliseconds; nearest rank.
  public double percentileMillis(double share) {
    if (count == 0) {
      throw new IllegalStateException("no call finished");
    }
    if (!sorted) {
      Arrays.sort(nanos, 0, count);
      sorted = true;
    }
    int rank = (int) Math.ceil(share * count);
    return nanos[Math.clamp(rank, 1, count) - 1] / 1e6;
  }
}

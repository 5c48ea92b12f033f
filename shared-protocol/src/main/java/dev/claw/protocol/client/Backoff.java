package dev.claw.protocol.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Full-jitter exponential back-off: the n-th wait is uniform between zero and `base · 2ⁿ`, capped.
/// Full jitter spreads a thousand nodes that lost the same gateway over the whole window.
public final class Backoff {
  private final Duration base;
  private final Duration cap;
  private final RandomGenerator random;
  private int failures;

  /// 0.5 s doubling to 30 s.
  public Backoff(RandomGenerator random) {
    this(Duration.ofMillis(500), Duration.ofSeconds(30), random);
  }

  Backoff(Duration base, Duration cap, RandomGenerator random) {
    this.base = base;
    this.cap = cap;
    this.random = random;
  }

  /// How long to wait after one more failure.
  public Duration next() {
    long ceiling = Math.min(cap.toMillis(), base.toMillis() << Math.min(failures, 20));
    failures++;
    return Duration.ofMillis(random.nextLong(ceiling + 1));
  }

  /// Forgets the failures, after a connection that worked.
  public void reset() {
    failures = 0;
  }
}

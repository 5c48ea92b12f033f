package dev.claw.gateway.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A clock that moves when told.
final class TestingClock implements InstantSource, LongSupplier {
  static final long START_MS = 1_795_162_800_000L;

  private final AtomicLong nanos = new AtomicLong();

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(START_MS).plusNanos(nanos.get());
  }

  @Override
  public long getAsLong() {
    return nanos.get();
  }

  void advance(Duration by) {
    nanos.addAndGet(by.toNanos());
  }
}

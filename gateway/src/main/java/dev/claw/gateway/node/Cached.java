package dev.claw.gateway.node;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made anew when something changed, or after some seconds for what changes by the
/// clock alone. Readers take no lock; two may make the same value at once.
final class Cached<T> {
  private static final long MAX_AGE_NANOS = Duration.ofSeconds(5).toNanos();

  private final LongSupplier version;
  private final LongSupplier nanoTime;
  private final Supplier<T> source;
  private volatile @Nullable Made<T> made;

  private record Made<T>(long version, long at, T value) {}

  Cached(LongSupplier version, LongSupplier nanoTime, Supplier<T> source) {
    this.version = version;
    this.nanoTime = nanoTime;
    this.source = source;
  }

  /// The value. Its version is read before it is made, so that a change meanwhile makes it stale.
  T value() {
    long now = version.getAsLong();
    Made<T> last = made;
    if (last != null && last.version() == now && nanoTime.getAsLong() - last.at() < MAX_AGE_NANOS) {
      return last.value();
    }
    var next = new Made<>(now, nanoTime.getAsLong(), source.get());
    made = next;
    return next.value();
  }
}

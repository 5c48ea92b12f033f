package dev.claw.gateway.auth;

import static java.util.Comparator.comparingLong;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Locks out whoever fails too often: ten failures within a minute close a key for five minutes.
/// Loopback is no exception (a web page can reach it), and the counts survive a restart. A key
/// names what was guessed and from where, so guesses at the shared secret do not lock out devices
/// that prove themselves by their key.
public final class FailureLock {
  static final int MAX_FAILURES = 10;
  static final Duration WINDOW = Duration.ofSeconds(60);
  static final Duration LOCKED = Duration.ofSeconds(300);

  /// How many failures within a window lock a key, and for how long.
  public record Limits(int maxFailures, Duration window, Duration locked) {
    /// Ten within a minute, for five minutes.
    public static final Limits STANDARD = new Limits(MAX_FAILURES, WINDOW, LOCKED);
  }

  private static final int MAX_KEYS = 10_000;

  /// Where the counts are kept between two runs.
  public interface Store {
    /// The counts of the last run.
    Map<String, Entry> load();

    /// Keeps these counts. Failing to do so must not stop the gateway.
    void save(Map<String, Entry> entries);
  }

  /// Failures of one key.
  ///
  /// @param windowStartMs when the first of them happened, Unix milliseconds
  /// @param lockedUntilMs zero while not locked
  public record Entry(int failures, long windowStartMs, long lockedUntilMs) {}

  private final Store store;
  private final Limits limits;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Entry> entries;

  /// A lock that goes on from where the last run stopped.
  public FailureLock(Store store, Limits limits, InstantSource clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
    this.entries = new HashMap<>(store.load());
  }

  /// What became of an attempt.
  sealed interface Result {
    /// The secrets were compared.
    record Compared(boolean matched) implements Result {}

    /// They were not: the key is locked for so many milliseconds.
    record Locked(long waitMs) implements Result {}
  }

  /// Makes one guarded attempt. A locked key is not even compared, and no two comparisons run at
  /// once, so a burst of guesses gets no more tries than a row of them. A success takes back no
  /// earlier failure: behind one address there may be the owner's clients and a guesser.
  Result attempt(String key, BooleanSupplier comparison) {
    lock.lock();
    try {
      long wait = waitMs(key);
      if (wait > 0) {
        return new Result.Locked(wait);
      }
      boolean matched = comparison.getAsBoolean();
      if (!matched) {
        failed(key);
      }
      return new Result.Compared(matched);
    } finally {
      lock.unlock();
    }
  }

  private long waitMs(String key) {
    Entry entry = entries.get(key);
    return entry == null
        ? 0
        : Math.clamp(entry.lockedUntilMs() - clock.millis(), 0, limits.locked().toMillis());
  }

  private void failed(String key) {
    long now = clock.millis();
    forgetOld(now);
    Entry before = entries.get(key);
    Entry after =
        before == null || expired(before, now)
            ? new Entry(1, now, 0)
            : new Entry(before.failures() + 1, before.windowStartMs(), 0);
    if (after.failures() >= limits.maxFailures()) {
      after = new Entry(after.failures(), after.windowStartMs(), now + limits.locked().toMillis());
    }
    entries.put(key, after);
    store.save(Map.copyOf(entries));
  }

  private boolean expired(Entry entry, long now) {
    return entry.lockedUntilMs() > 0
        ? now >= entry.lockedUntilMs()
        : now - entry.windowStartMs() >= limits.window().toMillis() || now < entry.windowStartMs();
  }

  private void forgetOld(long now) {
    if (entries.size() < MAX_KEYS) {
      return;
    }
    entries.values().removeIf(entry -> expired(entry, now));
    // Room is made at the cost of those that are counted, not of those that are locked.
    entries.values().stream()
        .min(comparingLong(Entry::lockedUntilMs).thenComparingLong(Entry::windowStartMs))
        .ifPresent(entries.values()::remove);
  }
}

package dev.claw.gateway.node;

import dev.claw.protocol.identity.DeviceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Remembers under which keys commands were sent, so that a repeated key never runs one again. What
/// was never sent is not remembered: trying again is right then.
///
/// Bounded thrice: ten minutes, ten thousand keys, and some megabytes of results. A result that is
/// given up for room leaves its key behind.
final class OnceCache {
  static final Duration LIFETIME = Duration.ofMinutes(10);
  static final int MAX_ENTRIES = 10_000;
  static final long MAX_RESULT_CHARACTERS = 8L << 20;

  /// Results up to this length are bounded by the number of entries alone.
  private static final int SMALL = 512;

  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final Deque<Entry> settled = new ArrayDeque<>();
  private final Deque<Entry> heavy = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier nanoTime;
  private long heavyCharacters;

  OnceCache(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// A key means something to one asker and one node.
  record Key(String principal, DeviceId node, String idempotencyKey) {}

  /// One key in use. Holds the invocation until it is settled, then its outcome.
  static final class Entry {
    private final Key key;
    private final byte[] fingerprint;
    private volatile @Nullable Invocation invocation;
    private volatile @Nullable InvokeOutcome outcome;
    private volatile long settledAt;

    Entry(Key key, byte[] fingerprint) {
      this.key = key;
      this.fingerprint = fingerprint;
    }

    void begin(Invocation newInvocation) {
      invocation = newInvocation;
    }

    boolean isSameCommand(Entry other) {
      return MessageDigest.isEqual(fingerprint, other.fingerprint);
    }

    /// Null once there is an outcome.
    @Nullable Invocation invocation() {
      return invocation;
    }

    @Nullable InvokeOutcome outcome() {
      return outcome;
    }
  }

  /// What tells one command from another under the same key.
  static byte[] fingerprint(String command, @Nullable String paramsJson) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(command.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return digest.digest((paramsJson == null ? "" : paramsJson).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Nullable Entry find(Key key) {
    Entry entry = entries.get(key);
    if (entry != null && entry.outcome != null && isOld(entry)) {
      entries.remove(key, entry);
      return null;
    }
    return entry;
  }

  /// Takes the key for a command.
  ///
  /// @return who holds it already; null when the entry given holds it now
  @Nullable Entry claim(Entry entry) {
    return entries.putIfAbsent(entry.key, entry);
  }

  /// The command of an entry has ended.
  void settle(Entry entry, InvokeOutcome outcome) {
    entry.settledAt = nanoTime.getAsLong();
    entry.outcome = outcome;
    entry.invocation = null;
    if (outcome instanceof InvokeOutcome.Failed failed && !failed.dispatched()) {
      entries.remove(entry.key, entry);
      return;
    }
    lock.lock();
    try {
      keep(entry, outcome);
      trim();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    return entries.size();
  }

  private void keep(Entry entry, InvokeOutcome outcome) {
    settled.add(entry);
    if (characters(outcome) > SMALL) {
      heavy.add(entry);
      heavyCharacters += characters(outcome);
    }
  }

  private void trim() {
    while (heavyCharacters > MAX_RESULT_CHARACTERS) {
      Entry oldest = heavy.remove();
      heavyCharacters -= characters(oldest.outcome);
      oldest.outcome = Failures.resultDropped();
    }
    while (!settled.isEmpty() && (settled.size() > MAX_ENTRIES || isOld(settled.element()))) {
      Entry oldest = settled.remove();
      entries.remove(oldest.key, oldest);
      if (heavy.remove(oldest)) {
        heavyCharacters -= characters(oldest.outcome);
      }
    }
  }

  private boolean isOld(Entry entry) {
    return nanoTime.getAsLong() - entry.settledAt >= LIFETIME.toNanos();
  }

  private static long characters(@Nullable InvokeOutcome outcome) {
    return outcome instanceof InvokeOutcome.Done done ? done.payloadJson().length() : 0;
  }
}

package dev.claw.gateway.node;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One command on its way. Settled once, whoever comes first: the node's result, the time limit,
/// the end of a connection. Several callers may wait for it under one idempotency key.
final class Invocation {
  /// One caller that waits.
  static final class Waiter {
    private final @Nullable String connectionId;

    Waiter(@Nullable String connectionId) {
      this.connectionId = connectionId;
    }
  }

  private final String id = UUID.randomUUID().toString();
  private final NodeConnection connection;
  private final String command;
  private final TimeLimit limit;
  private final Progress progress;
  private final Consumer<InvokeOutcome> onSettled;
  private final AtomicReference<@Nullable InvokeOutcome> outcome = new AtomicReference<>();
  private final CountDownLatch settled = new CountDownLatch(1);
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

  /// @param onSettled told the outcome before anyone who waits
  Invocation(
      NodeConnection connection,
      InvokeRequest request,
      TimeLimit limit,
      Consumer<InvokeOutcome> onSettled) {
    this.connection = connection;
    this.command = request.command();
    this.limit = limit;
    this.progress = new Progress(request.progress());
    this.onSettled = onSettled;
  }

  String id() {
    return id;
  }

  NodeConnection connection() {
    return connection;
  }

  String command() {
    return command;
  }

  TimeLimit limit() {
    return limit;
  }

  Progress progress() {
    return progress;
  }

  /// Ends it.
  ///
  /// @return whether this call was the one that ended it
  boolean settle(InvokeOutcome newOutcome) {
    if (!outcome.compareAndSet(null, newOutcome)) {
      return false;
    }
    onSettled.accept(newOutcome);
    settled.countDown();
    return true;
  }

  boolean isSettled() {
    return outcome.get() != null;
  }

  /// The outcome, after waiting for it up to the time given; null when there is none yet.
  @Nullable InvokeOutcome await(long nanos) throws InterruptedException {
    if (outcome.get() == null) {
      var _ = settled.await(nanos, TimeUnit.NANOSECONDS);
    }
    return outcome.get();
  }

  Waiter join(@Nullable String connectionId) {
    var waiter = new Waiter(connectionId);
    waiters.add(waiter);
    return waiter;
  }

  /// A caller no longer waits.
  ///
  /// @return whether it was the last
  boolean leave(Waiter waiter) {
    return waiters.remove(waiter) && waiters.isEmpty();
  }

  /// All callers of a connection no longer wait.
  ///
  /// @return whether they were the last
  boolean leave(String connectionId) {
    return waiters.removeIf(waiter -> connectionId.equals(waiter.connectionId))
        && waiters.isEmpty();
  }
}

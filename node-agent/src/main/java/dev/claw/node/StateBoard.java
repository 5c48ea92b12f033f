package dev.claw.node;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The state everybody can look at and wait for.
final class StateBoard {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Consumer<NodeState> listener;
  private NodeState state;

  StateBoard(NodeState first, Consumer<NodeState> listener) {
    this.state = first;
    this.listener = listener;
  }

  NodeState state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  void show(NodeState next) {
    lock.lock();
    try {
      state = next;
      changed.signalAll();
      listener.accept(next);
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a state; whether it came in time.
  boolean await(Predicate<NodeState> wanted, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (!wanted.test(state)) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  static Duration ever() {
    return Duration.ofNanos(TimeUnit.DAYS.toNanos(100_000));
  }
}

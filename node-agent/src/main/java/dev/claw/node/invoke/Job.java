package dev.claw.node.invoke;

import dev.claw.protocol.command.NodeCommandSpec;
import dev.claw.protocol.node.NodeInvokeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One run of a command and everybody who waits for it.
final class Job {

  /// Someone who waits.
  record Waiter(ReplyLine line, String invokeId) {}

  private final NodeInvokeRequest request;
  private final NodeCommandSpec spec;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Waiter> waiters = new ArrayList<>();
  private final AtomicLong progress = new AtomicLong();
  private @Nullable Outcome outcome;
  private @Nullable Thread worker;
  private boolean started;

  Job(NodeInvokeRequest request, NodeCommandSpec spec, Waiter first) {
    this.request = request;
    this.spec = spec;
    waiters.add(first);
  }

  NodeInvokeRequest request() {
    return request;
  }

  NodeCommandSpec spec() {
    return spec;
  }

  boolean sameCall(NodeInvokeRequest other) {
    return request.command().equals(other.command())
        && String.valueOf(request.paramsJSON()).equals(String.valueOf(other.paramsJSON()));
  }

  /// Adds someone who waits.
  ///
  /// @return the outcome when it is there already; then nobody was added
  @Nullable Outcome join(Waiter waiter) {
    lock.lock();
    try {
      if (outcome == null && !waiters.contains(waiter)) {
        waiters.add(waiter);
      }
      return outcome;
    } finally {
      lock.unlock();
    }
  }

  /// Settles the outcome unless it is settled; those who waited are to be told.
  List<Waiter> settle(Outcome result) {
    lock.lock();
    try {
      if (outcome != null) {
        return List.of();
      }
      outcome = result;
      return List.copyOf(waiters);
    } finally {
      lock.unlock();
    }
  }

  @Nullable Outcome outcome() {
    lock.lock();
    try {
      return outcome;
    } finally {
      lock.unlock();
    }
  }

  /// Whether the work has begun: from then on it may have had effects.
  void markStarted(boolean begun) {
    lock.lock();
    try {
      started = begun;
    } finally {
      lock.unlock();
    }
  }

  boolean wasStarted() {
    lock.lock();
    try {
      return started;
    } finally {
      lock.unlock();
    }
  }

  /// Starts the work unless nobody waits for it any more.
  boolean workOn(Thread thread) {
    lock.lock();
    try {
      if (outcome != null) {
        return false;
      }
      worker = thread;
      thread.start();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Interrupts the work, which kills what it started.
  void stop() {
    lock.lock();
    try {
      if (worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean serves(String invokeId) {
    lock.lock();
    try {
      return waiters.stream().anyMatch(waiter -> waiter.invokeId().equals(invokeId));
    } finally {
      lock.unlock();
    }
  }

  List<Waiter> waiting() {
    lock.lock();
    try {
      return outcome == null ? List.copyOf(waiters) : List.of();
    } finally {
      lock.unlock();
    }
  }

  long nextProgress() {
    return progress.getAndIncrement();
  }
}

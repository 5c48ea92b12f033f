package dev.claw.gateway.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Asks several machines at once, a few at a time, and keeps their order.
final class FanOut {
  private static final int AT_ONCE = 16;

  private FanOut() {}

  /// What one machine said; empty when it failed.
  record Result<T>(NodeSummary node, Optional<T> value) {}

  /// What to ask a machine.
  @FunctionalInterface
  interface Question<T> {
    T ask(NodeSummary node) throws IntentFailure, Refused, InterruptedException;
  }

  static <T> List<Result<T>> ask(List<NodeSummary> nodes, Question<T> question)
      throws InterruptedException {
    Semaphore slots = new Semaphore(AT_ONCE);
    List<Callable<Result<T>>> calls = new ArrayList<>();
    for (NodeSummary node : nodes) {
      calls.add(
          () -> {
            slots.acquire();
            try {
              return one(node, question);
            } finally {
              slots.release();
            }
          });
    }
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("intent-", 0).factory())) {
      return results(threads.invokeAll(calls));
    }
  }

  private static <T> Result<T> one(NodeSummary node, Question<T> question)
      throws InterruptedException {
    try {
      return new Result<>(node, Optional.of(question.ask(node)));
    } catch (IntentFailure | Refused e) {
      return new Result<>(node, Optional.empty());
    }
  }

  private static <T> List<Result<T>> results(List<Future<Result<T>>> futures)
      throws InterruptedException {
    List<Result<T>> results = new ArrayList<>();
    for (Future<Result<T>> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("asking a machine failed", e.getCause());
      }
    }
    return results;
  }

  static <T> List<String> failed(List<Result<T>> results) {
    return results.stream()
        .filter(result -> result.value().isEmpty())
        .map(result -> result.node().name())
        .toList();
  }
}

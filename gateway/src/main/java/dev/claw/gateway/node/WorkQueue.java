package dev.claw.gateway.node;

import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.node.PendingActions;
import dev.claw.protocol.node.PendingDrain;
import dev.claw.protocol.node.PendingEnqueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Work that waits for nodes: requests of operators, one of each type, and commands that a phone
/// could not run in the background. Kept in memory, bounded per node, gone when it expires.
final class WorkQueue {
  static final Duration ACTION_LIFETIME = Duration.ofSeconds(600);

  private static final String HIGH = "high";

  private final Map<DeviceId, Waiting> queues = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;

  WorkQueue(InstantSource clock) {
    this.clock = clock;
  }

  /// What waits for one node.
  private static final class Waiting {
    private final Map<String, PendingDrain.Item> items = new LinkedHashMap<>();
    private final Map<String, PendingActions.Action> actions = new LinkedHashMap<>();
    private long revision;

    void expire(long now) {
      items.values().removeIf(item -> item.expiresAtMs() != null && item.expiresAtMs() <= now);
      actions
          .values()
          .removeIf(action -> now - action.enqueuedAtMs() >= ACTION_LIFETIME.toMillis());
    }
  }

  PendingEnqueue.Queued enqueue(DeviceId node, PendingEnqueue wish) {
    long now = clock.millis();
    var item =
        new PendingDrain.Item(
            UUID.randomUUID().toString(),
            wish.type().wireName(),
            wish.priority() == PendingEnqueue.Priority.HIGH ? HIGH : "normal",
            now,
            now + wish.lifetimeMs());
    return on(
        node,
        waiting -> {
          waiting.items.values().removeIf(older -> older.type().equals(item.type()));
          waiting.items.put(item.id(), item);
          waiting.revision++;
          return new PendingEnqueue.Queued(node.value(), waiting.revision, item, false);
        });
  }

  PendingDrain.Drained drain(DeviceId node, int limit) {
    return on(
        node,
        waiting -> {
          List<PendingDrain.Item> all = new ArrayList<>(waiting.items.values());
          all.sort(Comparator.comparing(item -> !item.priority().equals(HIGH)));
          all.add(
              new PendingDrain.Item(
                  "baseline-status", "status.request", "default", clock.millis(), null));
          boolean more = all.size() > limit;
          return new PendingDrain.Drained(
              node.value(),
              waiting.revision,
              List.copyOf(all.subList(0, Math.min(limit, all.size()))),
              more);
        });
  }

  /// Keeps a command for when the node's app is in front again.
  ///
  /// @return its id; null when too many wait already
  @Nullable String keep(DeviceId node, String command, @Nullable String paramsJson) {
    var action =
        new PendingActions.Action(
            UUID.randomUUID().toString(), command, paramsJson, clock.millis());
    return this.<@Nullable String>on(
        node,
        waiting -> {
          if (waiting.actions.size() >= PendingActions.MAX_ACTIONS) {
            return null;
          }
          waiting.actions.put(action.id(), action);
          return action.id();
        });
  }

  PendingActions pull(DeviceId node) {
    return on(
        node, waiting -> new PendingActions(node.value(), List.copyOf(waiting.actions.values())));
  }

  /// The node has taken some.
  ///
  /// @return those that were there, and how many commands are left
  Acked ack(DeviceId node, List<String> ids) {
    return on(
        node,
        waiting -> {
          List<String> known =
              ids.stream()
                  .filter(
                      id -> waiting.actions.remove(id) != null || waiting.items.remove(id) != null)
                  .toList();
          return new Acked(known, waiting.actions.size());
        });
  }

  record Acked(List<String> ids, int remaining) {}

  /// A node was removed.
  void forget(DeviceId node) {
    lock.lock();
    try {
      queues.remove(node);
    } finally {
      lock.unlock();
    }
  }

  @FunctionalInterface
  private interface Work<R extends @Nullable Object> {
    R apply(Waiting waiting);
  }

  private <R extends @Nullable Object> R on(DeviceId node, Work<R> work) {
    lock.lock();
    try {
      Waiting waiting = queues.computeIfAbsent(node, _ -> new Waiting());
      waiting.expire(clock.millis());
      return work.apply(waiting);
    } finally {
      lock.unlock();
    }
  }
}

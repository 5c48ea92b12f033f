package dev.claw.gateway.node;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the chunks of a streaming command in order. A chunk that is late twice, or too far ahead of
/// a gap that never closes, is ignored.
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  /// Most chunks that wait for an earlier one.
  static final int MAX_OUT_OF_ORDER = 128;

  private final @Nullable Consumer<String> listener;
  private final Map<Long, String> early = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private long next;

  Progress(@Nullable Consumer<String> listener) {
    this.listener = listener;
  }

  /// Takes a chunk.
  ///
  /// @return whether it was used
  boolean accept(long seq, String chunk) {
    lock.lock();
    try {
      if (seq < next || early.containsKey(seq)) {
        return false;
      }
      if (seq > next && early.size() >= MAX_OUT_OF_ORDER) {
        return false;
      }
      early.put(seq, chunk);
      deliver();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void deliver() {
    for (String chunk = early.remove(next); chunk != null; chunk = early.remove(next)) {
      next++;
      if (listener != null) {
        tell(listener, chunk);
      }
    }
  }

  private static void tell(Consumer<String> listener, String chunk) {
    try {
      listener.accept(chunk);
    } catch (RuntimeException e) {
      LOG.warn("a listener to a node's progress failed", e);
    }
  }
}

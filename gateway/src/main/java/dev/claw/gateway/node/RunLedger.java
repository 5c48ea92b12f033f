package dev.claw.gateway.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The programs the gateway has had started, so that a node can report on those and no others.
final class RunLedger {
  /// Runs remembered; the oldest go first.
  static final int MAX_RUNS = 4096;

  private final Map<Run, Boolean> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Run, Boolean> eldest) {
          return size() > MAX_RUNS;
        }
      };
  private final ReentrantLock lock = new ReentrantLock();

  private record Run(String connectionId, String runId) {}

  void issue(String connectionId, String runId) {
    lock.lock();
    try {
      open.put(new Run(connectionId, runId), true);
    } finally {
      lock.unlock();
    }
  }

  /// A node reports on a run.
  ///
  /// @param end whether it is over, after which nothing more is believed about it
  /// @return whether that run is open on that connection
  boolean report(String connectionId, String runId, boolean end) {
    var run = new Run(connectionId, runId);
    lock.lock();
    try {
      return end ? open.remove(run) != null : open.containsKey(run);
    } finally {
      lock.unlock();
    }
  }

  /// Nothing more can come from a connection that is closed.
  void forget(String connectionId) {
    lock.lock();
    try {
      open.keySet().removeIf(run -> run.connectionId().equals(connectionId));
    } finally {
      lock.unlock();
    }
  }
}

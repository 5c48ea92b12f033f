package dev.claw.gateway.session;

import dev.claw.gateway.session.Turn.Speaker;
import dev.claw.gateway.store.RecordLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One conversation: its log, its lane (one turn at a time), and the turn that runs.
final class Conversation implements AutoCloseable {
  private static final int REMEMBERED = 1000;
  private static final int MAX_WAITING = 32;

  private final SessionKey key;
  private final RecordLog log;
  private final ReentrantLock lane = new ReentrantLock(true);
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, RunState> runs = new LinkedHashMap<>();
  private final Map<String, Thread> active = new LinkedHashMap<>();
  private long updatedMs;

  /// Where a run stands.
  enum RunState {
    RUNNING,
    DONE,
    /// The gateway ended while it ran: what it did is not known.
    LOST
  }

  /// A stored turn with its number.
  record Numbered(long seq, Turn turn) {}

  Conversation(SessionKey key, RecordLog log) {
    this.key = key;
    this.log = log;
    for (Numbered each : last(REMEMBERED)) {
      runs.put(
          each.turn().runId(),
          each.turn().speaker() == Speaker.USER ? RunState.LOST : RunState.DONE);
      updatedMs = each.turn().timeMs();
    }
  }

  SessionKey key() {
    return key;
  }

  /// What became of a run; empty for one this conversation does not remember.
  Optional<RunState> run(String runId) {
    lock.lock();
    try {
      return Optional.ofNullable(runs.get(runId));
    } finally {
      lock.unlock();
    }
  }

  /// Takes a question in; it is on the disk when this returns.
  ///
  /// @return its number, or empty when the run is known already or too many wait
  Optional<Long> accept(Turn question) {
    lock.lock();
    try {
      long running = runs.values().stream().filter(state -> state == RunState.RUNNING).count();
      if (runs.containsKey(question.runId()) || running >= MAX_WAITING) {
        return Optional.empty();
      }
      long seq = log.append(question.toJson());
      runs.put(question.runId(), RunState.RUNNING);
      updatedMs = question.timeMs();
      forgetOldRuns();
      return Optional.of(seq);
    } finally {
      lock.unlock();
    }
  }

  /// Stores an answer.
  long answer(Turn answer) {
    long seq = log.append(answer.toJson());
    lock.lock();
    try {
      runs.put(answer.runId(), RunState.DONE);
      updatedMs = answer.timeMs();
    } finally {
      lock.unlock();
    }
    return seq;
  }

  /// Waits for the lane and runs the turn in it.
  void inLane(String runId, Runnable turn) throws InterruptedException {
    begin(runId);
    try {
      lane.lockInterruptibly();
      try {
        turn.run();
      } finally {
        lane.unlock();
      }
    } finally {
      end(runId);
    }
  }

  private void begin(String runId) {
    lock.lock();
    try {
      active.put(runId, Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  private void end(String runId) {
    lock.lock();
    try {
      active.remove(runId);
    } finally {
      lock.unlock();
    }
  }

  /// Stops the run, or all runs where none is named.
  ///
  /// @param except a thread that must go on: the one that asks
  List<String> stop(@Nullable String runId, @Nullable Thread except) {
    lock.lock();
    try {
      var stopped = new ArrayList<String>();
      active.forEach(
          (id, thread) -> {
            if ((runId == null || id.equals(runId)) && !thread.equals(except)) {
              thread.interrupt();
              stopped.add(id);
            }
          });
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  List<String> activeRuns() {
    lock.lock();
    try {
      return List.copyOf(active.keySet());
    } finally {
      lock.unlock();
    }
  }

  long updatedMs() {
    lock.lock();
    try {
      return updatedMs;
    } finally {
      lock.unlock();
    }
  }

  /// The latest turns, oldest first.
  List<Numbered> last(int count) {
    return log.last(count).stream()
        .map(entry -> new Numbered(entry.seq(), Turn.read(entry.json())))
        .toList();
  }

  private void forgetOldRuns() {
    var oldest = runs.entrySet().iterator();
    while (runs.size() > REMEMBERED && oldest.hasNext()) {
      if (oldest.next().getValue() != RunState.RUNNING) {
        oldest.remove();
      }
    }
  }

  @Override
  public void close() {
    stop(null, null);
    log.close();
  }
}

package dev.claw.gateway.assistant;

import dev.claw.gateway.intent.Answer;
import dev.claw.gateway.intent.PreviousTurn;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The latest answers of each conversation, for "do that again" and "undo that". In memory only:
/// after a restart there is nothing to repeat.
final class TurnMemory {
  private static final int PER_SESSION = 10;
  private static final int MAX_SESSIONS = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, ArrayDeque<PreviousTurn>> sessions = new LinkedHashMap<>();

  void remember(String session, Answer answer, Instant at) {
    lock.lock();
    try {
      if (!sessions.containsKey(session) && sessions.size() >= MAX_SESSIONS) {
        sessions.remove(sessions.keySet().iterator().next());
      }
      ArrayDeque<PreviousTurn> turns = sessions.computeIfAbsent(session, _ -> new ArrayDeque<>());
      turns.addFirst(new PreviousTurn(answer, at));
      while (turns.size() > PER_SESSION) {
        turns.removeLast();
      }
    } finally {
      lock.unlock();
    }
  }

  List<PreviousTurn> previous(String session) {
    lock.lock();
    try {
      ArrayDeque<PreviousTurn> turns = sessions.get(session);
      return turns == null ? List.of() : List.copyOf(turns);
    } finally {
      lock.unlock();
    }
  }
}

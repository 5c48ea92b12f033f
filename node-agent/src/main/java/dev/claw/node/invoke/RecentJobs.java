package dev.claw.node.invoke;

import dev.claw.protocol.command.NodeCommandSpec.Effect;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Jobs by idempotency key: those that run, and those that ended within the last ten minutes, in
/// bounded memory. Not safe for several threads; [InvokeDesk] guards it.
final class RecentJobs {
  private static final long MEMORY = Duration.ofMinutes(10).toNanos();
  private static final int MOST_ENTRIES = 512;
  private static final long MOST_CHARACTERS = 16L << 20;

  /// What a forgotten change answers: running it again would be wrong, its result is gone.
  private static final Outcome RESULT_GONE =
      new Outcome.Failed(
          "UNAVAILABLE",
          "This call has run already, and its result is no longer kept; look at its effect before"
              + " you repeat it with a new idempotency key.");

  private static final class Ended {
    private final Job job;
    private final long at;
    private Outcome outcome;

    private Ended(Job job, long at, Outcome outcome) {
      this.job = job;
      this.at = at;
      this.outcome = outcome;
    }
  }

  private final LongSupplier nanos;
  private final Map<String, Job> running = new LinkedHashMap<>();
  private final Map<String, Ended> ended = new LinkedHashMap<>();
  private long characters;

  RecentJobs(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Nullable Job running(String key) {
    return running.get(key);
  }

  Iterable<Job> running() {
    return running.values();
  }

  int runningCount() {
    return running.size();
  }

  /// The job that ended under a key, or null.
  @Nullable Job ended(String key) {
    sweep();
    Ended entry = ended.get(key);
    return entry == null ? null : entry.job;
  }

  /// What to answer to a repeated key.
  Outcome outcome(String key) {
    Ended entry = ended.get(key);
    return entry == null ? RESULT_GONE : entry.outcome;
  }

  void started(String key, Job job) {
    running.put(key, job);
  }

  /// Moves a job from running to ended; forgets it at once where nothing was run.
  void finished(String key, Job job, Outcome outcome) {
    running.remove(key, job);
    if (job.wasStarted()) {
      ended.put(key, new Ended(job, nanos.getAsLong(), outcome));
      characters += outcome.weight();
      shrink();
    }
  }

  void sweep() {
    long now = nanos.getAsLong();
    Iterator<Ended> oldest = ended.values().iterator();
    while (oldest.hasNext()) {
      Ended entry = oldest.next();
      if (now - entry.at < MEMORY) {
        return;
      }
      characters -= entry.outcome.weight();
      oldest.remove();
    }
  }

  private void shrink() {
    Iterator<Ended> oldest = ended.values().iterator();
    while (oldest.hasNext() && (characters > MOST_CHARACTERS || ended.size() > MOST_ENTRIES)) {
      Ended entry = oldest.next();
      characters -= entry.outcome.weight();
      boolean repeatable = entry.job.spec().effect() == Effect.READ;
      if (repeatable || ended.size() > MOST_ENTRIES) {
        oldest.remove();
      } else {
        entry.outcome = RESULT_GONE;
        characters += RESULT_GONE.weight();
      }
    }
  }
}

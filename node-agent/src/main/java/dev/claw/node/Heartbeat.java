package dev.claw.node;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes up now and then: probes, reports, and notices that the machine slept.
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  /// How far the two clocks may drift apart in one tick before it counts as sleep.
  private static final Duration SLEPT = Duration.ofSeconds(20);

  /// What a heartbeat does.
  interface Duties {
    /// Looks at the machine again; `due` says whether the time has come, otherwise only changed
    /// decisions of the owner count.
    void probe(boolean due);

    /// Reports how busy the machine is, and tidies up.
    void report();

    /// The machine has slept.
    void awake();
  }

  private final NodeTiming timing;
  private final Duties duties;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("node-heartbeat").unstarted(this::run);

  Heartbeat(NodeTiming timing, Duties duties) {
    this.timing = timing;
    this.duties = duties;
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    stopped.countDown();
  }

  private void run() {
    try {
      long probed = System.nanoTime();
      long reported = probed;
      long before = probed;
      Instant wallBefore = timing.clock().instant();
      while (!stopped.await(timing.tick().toNanos(), TimeUnit.NANOSECONDS)) {
        long now = System.nanoTime();
        Instant wall = timing.clock().instant();
        Duration jump = Duration.between(wallBefore, wall).minusNanos(now - before);
        if (jump.compareTo(SLEPT) > 0) {
          duty(duties::awake);
        }
        boolean due = now - probed >= timing.probe().toNanos();
        probed = due ? now : probed;
        duty(() -> duties.probe(due));
        if (now - reported >= timing.stats().toNanos()) {
          reported = now;
          duty(duties::report);
        }
        before = now;
        wallBefore = wall;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One failed duty must not end the others.
  private static void duty(Runnable duty) {
    try {
      duty.run();
    } catch (RuntimeException e) {
      LOG.warn("A duty of the node failed", e);
    }
  }
}

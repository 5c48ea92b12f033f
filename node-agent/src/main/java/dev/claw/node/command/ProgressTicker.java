package dev.claw.node.command;

import dev.claw.node.invoke.Invocation;
import dev.claw.protocol.FrameCodec;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells every second how far a recording is, until it is closed.
final class ProgressTicker implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);

  private record News(String stage, long elapsedMs, long durationMs) {}

  ProgressTicker(Invocation invocation, Duration length) {
    long start = System.nanoTime();
    Thread.ofVirtual().name("progress").start(() -> tick(invocation, length, start));
  }

  private void tick(Invocation invocation, Duration length, long start) {
    try {
      do {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        String stage = elapsed.compareTo(length) < 0 ? "recording" : "encoding";
        invocation
            .progress()
            .tell(FrameCodec.json(new News(stage, elapsed.toMillis(), length.toMillis())));
      } while (!done.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}

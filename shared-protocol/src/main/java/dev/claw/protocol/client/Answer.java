package dev.claw.protocol.client;

import dev.claw.protocol.Frame;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where one call waits for its response.
final class Answer {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile Frame.@Nullable Response response;
  private volatile @Nullable Closed closed;

  void arrived(Frame.Response answer) {
    response = answer;
    done.countDown();
  }

  void lost(Closed reason) {
    closed = reason;
    done.countDown();
  }

  /// The response, or null when the time ran out.
  Frame.@Nullable Response await(Duration timeout)
      throws InterruptedException, ConnectionLostException {
    if (timeout.isZero()) {
      done.await();
    } else if (!done.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      return null;
    }
    Frame.Response arrived = response;
    Closed ended = closed;
    if (arrived == null && ended != null) {
      throw new ConnectionLostException(ended);
    }
    return arrived;
  }
}

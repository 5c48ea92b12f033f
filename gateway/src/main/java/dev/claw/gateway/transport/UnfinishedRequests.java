package dev.claw.gateway.transport;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;

/// Sockets that have not sent a whole request yet, or no further one. Each has a deadline that
/// dripping bytes do not move, and of too many the oldest goes: a real client is never that slow.
final class UnfinishedRequests implements Connection.Listener {
  private final Duration deadline;
  private final int most;
  private final Map<EndPoint, Long> waitingSince = new ConcurrentHashMap<>();

  UnfinishedRequests(Duration deadline, int most) {
    this.deadline = deadline;
    this.most = most;
  }

  @Override
  public void onOpened(Connection connection) {
    if (!(connection instanceof ConnectionMetaData)) {
      return;
    }
    waitingSince.put(connection.getEndPoint(), System.nanoTime());
    if (waitingSince.size() > most) {
      waitingSince.entrySet().stream()
          .min(Comparator.comparingLong(each -> each.getValue() - System.nanoTime()))
          .ifPresent(oldest -> end(oldest.getKey()));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (connection instanceof ConnectionMetaData) {
      waitingSince.remove(connection.getEndPoint());
    }
  }

  /// A whole request has arrived; the next one has its own time.
  void arrived(EndPoint from) {
    waitingSince.computeIfPresent(from, (_, _) -> System.nanoTime());
  }

  int size() {
    return waitingSince.size();
  }

  void sweep(long now) {
    waitingSince.forEach(
        (from, since) -> {
          if (now - since > deadline.toNanos()) {
            end(from);
          }
        });
  }

  private void end(EndPoint from) {
    waitingSince.remove(from);
    from.close();
  }
}

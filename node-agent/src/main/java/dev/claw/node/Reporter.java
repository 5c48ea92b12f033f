package dev.claw.node;

import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.node.NodeEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what a node reports by itself, in order, and drops it where nobody listens: news are worth
/// nothing later.
final class Reporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);
  private static final int MOST_WAITING = 256;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Supplier<@Nullable GatewayConnection> connection;
  private final BlockingQueue<NodeEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread = Thread.ofVirtual().name("node-reports").unstarted(this::run);

  Reporter(Supplier<@Nullable GatewayConnection> connection) {
    this.connection = connection;
  }

  void start() {
    thread.start();
  }

  void tell(NodeEvent event) {
    if (!waiting.offer(event)) {
      LOG.warn("Too many events wait for the gateway; {} was dropped", event.event());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        NodeEvent event = waiting.take();
        GatewayConnection current = connection.get();
        if (current != null) {
          send(current, event);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(GatewayConnection connection, NodeEvent event)
      throws InterruptedException {
    try {
      connection.call(NodeEvent.METHOD, event, TIMEOUT);
    } catch (CallFailedException e) {
      LOG.debug("The gateway did not take {}: {}", event.event(), e.getMessage());
    } catch (IOException e) {
      LOG.debug("{} was not sent", event.event(), e);
    }
  }
}

package dev.claw.node;

import dev.claw.node.invoke.ReplyLine;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.node.NodeInvokeProgress;
import dev.claw.protocol.node.NodeInvokeResult;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers over one connection.
final class ConnectionLine implements ReplyLine {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLine.class);
  private static final int LARGE = 1 << 20;
  private static final Duration LARGE_TIMEOUT = Duration.ofSeconds(120);
  private static final Duration PROGRESS_TIMEOUT = Duration.ofSeconds(5);

  private final GatewayConnection connection;

  /// One large answer at a time: a connection takes 15 MiB of unsent text.
  private final ReentrantLock large = new ReentrantLock();

  ConnectionLine(GatewayConnection connection) {
    this.connection = connection;
  }

  @Override
  public void result(NodeInvokeResult result) {
    String json = result.payloadJSON();
    if (json == null || json.length() < LARGE) {
      send(NodeInvokeResult.METHOD, result, Duration.ofSeconds(30));
      return;
    }
    large.lock();
    try {
      send(NodeInvokeResult.METHOD, result, LARGE_TIMEOUT);
    } finally {
      large.unlock();
    }
  }

  @Override
  public void progress(NodeInvokeProgress progress) {
    send(NodeInvokeProgress.METHOD, progress, PROGRESS_TIMEOUT);
  }

  private void send(String method, Object params, Duration timeout) {
    try {
      connection.call(method, params, timeout);
    } catch (CallFailedException e) {
      LOG.warn("The gateway did not take {}: {}", method, e.getMessage());
    } catch (IOException e) {
      LOG.debug("{} was not sent", method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.claw.cli.gateway;

import dev.claw.gateway.Gateway;
import dev.claw.gateway.GatewayOptions;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.node.NodeAgent;
import dev.claw.os.log.ProcessLog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway as a process of its own: log, gateway, and an orderly end. The state directory stays
/// the caller's to close.
public final class GatewayProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayProcess.class);

  private final ProcessLog log;
  private final Gateway gateway;
  private final @Nullable NodeAgent ownNode;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// What runs beside the gateway.
  ///
  /// @param ownNode whether this machine's own node runs in this process too
  /// @param verbose whether the log is shown on the error stream as well
  public record Extras(boolean ownNode, boolean verbose) {}

  private GatewayProcess(ProcessLog log, Gateway gateway, @Nullable NodeAgent ownNode) {
    this.log = log;
    this.gateway = gateway;
    this.ownNode = ownNode;
  }

  /// Starts it; it accepts requests when this returns. The own node connects by itself a moment
  /// later.
  ///
  /// @throws IOException the port or a file cannot be had; the message is for the user
  public static GatewayProcess start(StateDirectory state, GatewayOptions options, Extras extras)
      throws IOException {
    ProcessLog log = ProcessLog.open(state.logs(), "gateway", extras.verbose());
    try {
      GatewayOptions.OwnNode own = extras.ownNode() ? OwnNodes.card(state.root()) : null;
      Gateway gateway = Gateway.start(state, options.withOwnNode(own));
      LOG.info("gateway ready at {}", gateway.url());
      return new GatewayProcess(
          log, gateway, own == null ? null : OwnNodes.start(state.root(), gateway, own));
    } catch (IOException | RuntimeException e) {
      LOG.error("the gateway did not start: {}", e.getMessage());
      log.close();
      throw e;
    }
  }

  /// Waits until this machine's own node can be asked, at most this long.
  ///
  /// @return whether it can; false too when it does not run here
  public boolean awaitOwnNode(Duration atMost) throws InterruptedException {
    return ownNode != null && ownNode.awaitReady(atMost);
  }

  /// Where it listens.
  public String url() {
    return gateway.url();
  }

  /// Blocks until it was stopped.
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    LOG.info("the gateway stops");
    if (ownNode != null) {
      ownNode.close();
    }
    gateway.close();
    log.close();
    stopped.countDown();
  }
}

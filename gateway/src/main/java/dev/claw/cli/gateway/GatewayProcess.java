package dev.claw.cli.gateway;

import dev.claw.gateway.Gateway;
import dev.claw.gateway.GatewayOptions;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.os.log.ProcessLog;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway as a process of its own: log, gateway, and an orderly end. The state directory stays
/// the caller's to close.
public final class GatewayProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayProcess.class);

  private final ProcessLog log;
  private final Gateway gateway;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private GatewayProcess(ProcessLog log, Gateway gateway) {
    this.log = log;
    this.gateway = gateway;
  }

  /// Starts it; it accepts requests when this returns.
  ///
  /// @throws IOException the port or a file cannot be had; the message is for the user
  public static GatewayProcess start(StateDirectory state, GatewayOptions options, boolean verbose)
      throws IOException {
    ProcessLog log = ProcessLog.open(state.logs(), "gateway", verbose);
    try {
      Gateway gateway = Gateway.start(state, options);
      LOG.info("gateway ready at {}", gateway.url());
      return new GatewayProcess(log, gateway);
    } catch (IOException | RuntimeException e) {
      LOG.error("the gateway did not start: {}", e.getMessage());
      log.close();
      throw e;
    }
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
    gateway.close();
    log.close();
    stopped.countDown();
  }
}

package dev.claw.node;

import dev.claw.node.store.JsonFile;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the status file up to date without making anybody wait for the disk.
final class StatusWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);

  private final JsonFile<NodeStatus> file;
  private final Supplier<NodeStatus> status;
  private final Semaphore changed = new Semaphore(0);
  private volatile boolean closing;
  private final Thread thread = Thread.ofVirtual().name("node-status").unstarted(this::run);

  StatusWriter(JsonFile<NodeStatus> file, Supplier<NodeStatus> status) {
    this.file = file;
    this.status = status;
  }

  void start() {
    thread.start();
  }

  void changed() {
    changed.release();
  }

  /// Writes the last word; an interrupt would break the file it is just writing.
  @Override
  public void close() {
    closing = true;
    changed.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        changed.acquire();
        changed.drainPermits();
        write();
      } while (!closing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      file.write(status.get());
    } catch (IOException e) {
      LOG.warn("The status could not be kept: {}", e.getMessage());
    }
  }
}

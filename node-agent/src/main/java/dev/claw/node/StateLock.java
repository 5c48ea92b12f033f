package dev.claw.node;

import dev.claw.node.store.StateFolder;
import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The node's folder, taken by one agent.
record StateLock(StateFolder folder, Closeable lock) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateLock.class);

  static StateLock take(StateFolder folder) throws IOException, NodeStartException {
    Closeable lock = folder.tryLock();
    if (lock == null) {
      throw new NodeStartException(
          "A node is running with "
              + folder.path()
              + " already; stop it first, or give this one another --state-dir.");
    }
    return new StateLock(folder, lock);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("The node's folder could not be released", e);
    }
  }
}

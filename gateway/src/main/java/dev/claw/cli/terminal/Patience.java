package dev.claw.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells a waiting person what is being waited for, but only when it takes longer than a second.
public final class Patience implements AutoCloseable {
  private final Shell shell;
  private final String message;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;

  /// Begins to wait for something, such as `Waiting for the answer`.
  public Patience(Shell shell, String message) {
    this.shell = shell;
    this.message = message;
    this.thread = Thread.ofVirtual().name("patience").start(this::watch);
  }

  private void watch() {
    try {
      if (done.await(1, TimeUnit.SECONDS)) {
        return;
      }
      if (!shell.person()) {
        shell.note(message + " …");
        return;
      }
      for (int seconds = 1; !done.await(0, TimeUnit.SECONDS); seconds++) {
        shell.err().print("\r\u001b[K" + shell.paint(Tone.DIM, message + " … " + seconds + " s"));
        shell.err().flush();
        if (done.await(1, TimeUnit.SECONDS)) {
          break;
        }
      }
      shell.err().print("\r\u001b[K");
      shell.err().flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

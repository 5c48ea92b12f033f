package dev.claw.gateway.store;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs file work where an interrupt of the caller cannot reach it: an interrupted thread closes
/// the `FileChannel` it is using, which would break a shared file for everyone else.
final class Shield {
  private Shield() {}

  interface Work<T> {
    T run() throws IOException;
  }

  /// Runs the work on a thread of its own and waits for it, keeping the caller's interrupt flag.
  static <T> T call(Work<T> work) throws IOException {
    Callable<T> callable = work::run;
    FutureTask<T> task = new FutureTask<>(callable);
    Thread.ofVirtual().name("store").start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrow(Objects.requireNonNullElse(e.getCause(), e));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IOException rethrow(Throwable cause) {
    return switch (cause) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> new IOException(cause);
    };
  }
}

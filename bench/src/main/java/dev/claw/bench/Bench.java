package dev.claw.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What all measurements share: the options, the sides, where results go, and how much time is
/// left.
record Bench(Options options, List<Side> sides, Results results, Path scratch, long endNanos) {
  @FunctionalInterface
  interface Step {
    void run() throws IOException, InterruptedException;
  }

  /// The sides in an order that alternates with the run, so that neither always comes first.
  <T> List<T> order(List<T> all, int run) {
    List<T> order = new ArrayList<>(all);
    return run % 2 == 0 ? order : order.reversed();
  }

  /// Full or quick, whichever was asked for.
  int runs(int full, int quick) {
    return options.quick() ? quick : full;
  }

  Duration time(Duration full, Duration quick) {
    return options.quick() ? quick : full;
  }

  boolean timeLeft() {
    return System.nanoTime() < endNanos;
  }

  /// Runs a step of one side; a failure is noted for the rows and true is given only when it
  /// worked.
  boolean attempt(Side side, List<Row> rows, Step step) throws InterruptedException {
    try {
      if (!timeLeft()) {
        throw new IOException("left out: the time for the whole run was used up");
      }
      step.run();
      return true;
    } catch (IOException | RuntimeException e) {
      rows.stream().filter(options.rows()::contains).forEach(row -> results.failed(row, side, e));
      return false;
    }
  }

  void add(Row row, Side side, String metric, double value) {
    if (options.wants(row)) {
      results.add(row, side, metric, value);
    }
  }
}

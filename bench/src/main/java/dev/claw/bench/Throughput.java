package dev.claw.bench;

import dev.claw.bench.wire.Latencies;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Loads the running gateways one after the other, in rounds whose order alternates.
final class Throughput {
  private static final List<Row> ROWS =
      List.of(
          Row.HEALTH_1,
          Row.HEALTH_32,
          Row.CHEAPEST_32,
          Row.HTTP_HEALTH,
          Row.WHICH_1,
          Row.WHICH_32,
          Row.RUN_TRUE);

  private final Bench bench;

  Throughput(Bench bench) {
    this.bench = bench;
  }

  void run(List<Rig> rigs) throws InterruptedException {
    for (Row row : ROWS) {
      if (bench.options().wants(row)) {
        Progress.say(row.id());
        measure(row, rigs);
      }
    }
  }

  private void measure(Row row, List<Rig> rigs) throws InterruptedException {
    Duration warmUp = bench.time(Duration.ofSeconds(5), Duration.ofSeconds(1));
    Duration round = bench.time(Duration.ofSeconds(3), Duration.ofSeconds(1));
    for (Rig rig : rigs) {
      bench.attempt(rig.side(), List.of(row), () -> load(row, rig, warmUp));
    }
    for (int run = 0; run < bench.runs(3, 2); run++) {
      for (Rig rig : bench.order(rigs, run)) {
        if (bench.results().failure(row, rig.side().title()).isEmpty()) {
          bench.attempt(
              rig.side(),
              List.of(row),
              () -> bench.results().add(row, rig.side(), load(row, rig, round)));
        }
      }
    }
  }

  private static Latencies load(Row row, Rig rig, Duration time) throws IOException {
    try (Load load = Load.of(row, rig)) {
      return load.run(time);
    }
  }
}

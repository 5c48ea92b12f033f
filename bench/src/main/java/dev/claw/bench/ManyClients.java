package dev.claw.bench;

import dev.claw.bench.wire.RequestTemplate;
import dev.claw.bench.wire.Swarm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Connects thousands of clients to a freshly started gateway and asks each of them to call.
final class ManyClients {
  private static final int WARM_UP = 100;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final Bench bench;

  ManyClients(Bench bench) {
    this.bench = bench;
  }

  void run(List<Rig> rigs) throws InterruptedException {
    measure(Row.CLIENTS_3000, 3000, bench.runs(2, 1), rigs);
    if (!bench.options().quick()) {
      measure(Row.CLIENTS_10000, 10_000, 1, rigs);
    }
  }

  private void measure(Row row, int count, int runs, List<Rig> rigs) throws InterruptedException {
    if (!bench.options().wants(row)) {
      return;
    }
    for (int run = 0; run < runs; run++) {
      for (Rig rig : bench.order(rigs, run)) {
        Progress.say("%s: %s".formatted(row.id(), rig.side().title()));
        bench.attempt(rig.side(), List.of(row), () -> connect(row, count, rig));
        rig.close();
      }
    }
  }

  private void connect(Row row, int count, Rig rig) throws IOException, InterruptedException {
    rig.startGateway();
    warmUp(rig);
    long before = resident(rig);
    try (Swarm swarm = new Swarm(rig.gateway())) {
      long start = System.nanoTime();
      int connected = swarm.connect(count, CONNECT_LIMIT);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (connected == 0) {
        throw new IOException("no client connected: " + swarm.firstFailure());
      }
      swarm.idle(settle());
      long grown = resident(rig) - before;
      int answered = swarm.askAll(new RequestTemplate("last-heartbeat", "{}"), ANSWER_LIMIT);
      bench.add(row, rig.side(), "connected", connected);
      bench.add(row, rig.side(), "answered afterwards", answered);
      bench.add(row, rig.side(), "memory each", grown / 1024.0 / connected);
      bench.add(row, rig.side(), "connected per second", connected / seconds);
      if (answered < count) {
        throw new IOException(
            "of %d clients %d connected and %d were answered; the first failure: %s"
                .formatted(count, connected, answered, swarm.firstFailure()));
      }
    }
  }

  /// So that what the gateway loads for its very first clients is not counted as theirs.
  private void warmUp(Rig rig) throws IOException {
    try (Swarm swarm = new Swarm(rig.gateway())) {
      swarm.connect(WARM_UP, CONNECT_LIMIT);
      swarm.askAll(new RequestTemplate("last-heartbeat", "{}"), ANSWER_LIMIT);
    }
    try (Swarm nobody = new Swarm(rig.gateway())) {
      nobody.idle(settle());
    }
  }

  private Duration settle() {
    return bench.time(Duration.ofSeconds(4), Duration.ofSeconds(2));
  }

  private static long resident(Rig rig) throws IOException, InterruptedException {
    return Memory.of(rig.gatewayProcesses()).resident();
  }
}

package dev.claw.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Starts both sides several times over kept state, times it, and weighs them after a time of
/// idling. Leaves them running.
final class Lifecycle {
  private static final List<Row> ROWS =
      List.of(Row.GATEWAY_START, Row.NODE_START, Row.GATEWAY_IDLE, Row.NODE_IDLE);

  private final Bench bench;

  Lifecycle(Bench bench) {
    this.bench = bench;
  }

  /// @param rigs loses those whose processes do not come up
  void run(List<Rig> rigs) throws InterruptedException {
    pairAll(rigs);
    if (!bench.options().wants(ROWS.toArray(Row[]::new))) {
      return;
    }
    int cycles = bench.runs(5, 2);
    int idleFrom = cycles - bench.runs(3, 1);
    for (int cycle = 0; cycle < cycles; cycle++) {
      rigs.forEach(Rig::close);
      startAll(rigs, cycle);
      if (cycle >= idleFrom && bench.options().wants(Row.GATEWAY_IDLE, Row.NODE_IDLE)) {
        weighIdle(rigs);
      }
    }
  }

  private void pairAll(List<Rig> rigs) throws InterruptedException {
    for (Rig rig : List.copyOf(rigs)) {
      Progress.say("%s: first start, pairing the node".formatted(rig.side().title()));
      List<Row> all = new ArrayList<>(bench.options().rows());
      all.removeAll(List.of(Row.INSTALLED_SIZE, Row.LOCAL_INTENT));
      boolean up =
          bench.attempt(
              rig.side(),
              all,
              () -> {
                rig.startGateway();
                rig.pairNode();
              });
      if (!up) {
        rig.close();
        rigs.remove(rig);
      }
    }
  }

  private void startAll(List<Rig> rigs, int cycle) throws InterruptedException {
    for (Rig rig : bench.order(List.copyOf(rigs), cycle)) {
      boolean up = bench.attempt(rig.side(), ROWS, () -> start(rig));
      if (!up) {
        rig.close();
        rigs.remove(rig);
      }
    }
  }

  private void start(Rig rig) throws IOException {
    double gateway = rig.startGateway();
    double node = rig.startNode();
    Progress.say(
        "%s: gateway up in %.2f s, node in %.2f s".formatted(rig.side().title(), gateway, node));
    bench.add(Row.GATEWAY_START, rig.side(), "time", gateway);
    bench.add(Row.NODE_START, rig.side(), "time", node);
  }

  private void weighIdle(List<Rig> rigs) throws InterruptedException {
    Duration idle = bench.time(Duration.ofSeconds(60), Duration.ofSeconds(10));
    Progress.say("idling %d s".formatted(idle.toSeconds()));
    Thread.sleep(idle);
    for (Rig rig : rigs) {
      bench.attempt(
          rig.side(),
          List.of(Row.GATEWAY_IDLE, Row.NODE_IDLE),
          () -> {
            weigh(Row.GATEWAY_IDLE, rig.side(), rig.gatewayProcesses());
            weigh(Row.NODE_IDLE, rig.side(), rig.nodeProcesses());
          });
    }
  }

  private void weigh(Row row, Side side, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    Memory all = Memory.of(processes);
    long largest = 0;
    for (ProcessHandle process : processes) {
      largest = Math.max(largest, Memory.of(process.pid()).resident());
    }
    bench.add(row, side, "resident, all its processes", Memory.mebibytes(all.resident()));
    bench.add(
        row, side, "proportional (PSS), all its processes", Memory.mebibytes(all.proportional()));
    bench.add(row, side, "resident, main process", Memory.mebibytes(largest));
  }
}

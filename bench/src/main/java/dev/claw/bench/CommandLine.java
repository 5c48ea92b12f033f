package dev.claw.bench;

import dev.claw.interop.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Runs `health` of the command line against the running gateway: for the time, then again for the
/// memory.
final class CommandLine {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(2);

  private final Bench bench;

  CommandLine(Bench bench) {
    this.bench = bench;
  }

  void run(List<Rig> rigs) throws InterruptedException {
    if (!bench.options().wants(Row.CLI_HEALTH)) {
      return;
    }
    Progress.say(Row.CLI_HEALTH.id());
    int timed = bench.runs(7, 3);
    for (int run = 0; run <= timed + bench.runs(3, 1); run++) {
      int number = run;
      for (Rig rig : bench.order(rigs, run)) {
        bench.attempt(rig.side(), List.of(Row.CLI_HEALTH), () -> measure(rig, number, timed));
      }
    }
  }

  /// The first run warms caches and counts for nothing; watching the memory costs time, so those
  /// runs are not timed.
  private void measure(Rig rig, int run, int timed) throws IOException, InterruptedException {
    ChildProcess.Launch launch =
        rig.side()
            .cliHealth(
                Files.createDirectories(rig.cliDirectory()), rig.gatewayDirectory(), rig.gateway());
    long start = System.nanoTime();
    try (ChildProcess process = ChildProcess.start(launch)) {
      long peak = run > timed ? watch(process) : 0;
      Optional<Integer> exit = process.awaitExit(LIMIT);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (exit.isEmpty() || exit.get() != 0) {
        throw new IOException("health failed: " + process.lastWords());
      }
      if (run > 0 && run <= timed) {
        bench.add(Row.CLI_HEALTH, rig.side(), "time", seconds);
      } else if (peak > 0) {
        bench.add(Row.CLI_HEALTH, rig.side(), "peak resident, largest process", peak / 1e6);
      }
    }
  }

  private static long watch(ChildProcess process) {
    long end = System.nanoTime() + LIMIT.toNanos();
    long peak = 0;
    while (process.alive() && System.nanoTime() < end) {
      for (ProcessHandle handle : process.tree()) {
        peak = Math.max(peak, Memory.peak(handle.pid()));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return peak;
  }
}

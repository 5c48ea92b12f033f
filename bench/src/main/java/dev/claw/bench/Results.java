package dev.claw.bench;

import dev.claw.bench.wire.Latencies;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All figures of one run of the benchmarks, by row, side and metric, and why some are missing.
final class Results {
  private record Key(Row row, String side, String metric) {}

  private record Cell(Row row, String side) {}

  private final Map<Key, Samples> samples = new HashMap<>();
  private final Map<Cell, String> failures = new HashMap<>();

  void add(Row row, Side side, String metric, double value) {
    if (row.metrics().stream().noneMatch(known -> known.name().equals(metric))) {
      throw new IllegalArgumentException(row + " has no metric " + metric);
    }
    samples.computeIfAbsent(new Key(row, side.title(), metric), _ -> new Samples()).add(value);
  }

  void add(Row row, Side side, Latencies latencies) {
    add(row, side, "rate", latencies.perSecond());
    add(row, side, "p50", latencies.percentileMillis(0.50));
    add(row, side, "p95", latencies.percentileMillis(0.95));
    add(row, side, "p99", latencies.percentileMillis(0.99));
  }

  /// Notes why a row has no (or not all) figures for a side; the first reason stays.
  void failed(Row row, Side side, Exception why) {
    String reason = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    Progress.say("  %s, %s: %s".formatted(row.id(), side.title(), reason));
    failures.putIfAbsent(new Cell(row, side.title()), reason);
  }

  Optional<Samples> samples(Row row, String side, Metric metric) {
    return Optional.ofNullable(samples.get(new Key(row, side, metric.name())));
  }

  Optional<String> failure(Row row, String side) {
    return Optional.ofNullable(failures.get(new Cell(row, side)));
  }

  boolean empty(Row row) {
    return samples.keySet().stream().noneMatch(key -> key.row() == row)
        && failures.keySet().stream().noneMatch(cell -> cell.row() == row);
  }
}

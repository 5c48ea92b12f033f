package dev.claw.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The results as a page of Markdown.
final class Report {
  private static final String OURS = "Claw";
  private static final String THEIRS = "OpenClaw";

  private final Options options;
  private final Results results;

  Report(Options options, Results results) {
    this.options = options;
    this.results = results;
  }

  /// @param facts lines of the header: machine, versions, date
  String page(List<String> facts) {
    List<String> lines = new ArrayList<>();
    lines.add("# Benchmark results");
    lines.add("");
    lines.add(
        "Written by `bench/run`%s; do not edit.".formatted(options.quick() ? " --quick" : ""));
    lines.add("");
    facts.forEach(fact -> lines.add("- " + fact));
    lines.add("");
    lines.addAll(table());
    lines.addAll(failures());
    lines.addAll(method());
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add("Median [least – most] × runs.");
    lines.add("");
    lines.add("| What | Figure | Budget | Claw | Met | OpenClaw | Claw : OpenClaw |");
    lines.add("|---|---|---|---|---|---|---|");
    for (Row row : Row.values()) {
      if (!results.empty(row)) {
        lines.addAll(rowLines(row));
      }
    }
    lines.add("");
    return lines;
  }

  private List<String> rowLines(Row row) {
    List<String> lines = new ArrayList<>();
    String title = row.title();
    for (Metric metric : row.metrics()) {
      Optional<Samples> ours = results.samples(row, OURS, metric);
      Optional<Samples> theirs = results.samples(row, THEIRS, metric);
      lines.add(
          "| %s | %s | %s | %s | %s | %s | %s |"
              .formatted(
                  title,
                  metric.name(),
                  budget(metric),
                  cell(ours, metric),
                  ours.map(samples -> met(metric, samples)).orElse(""),
                  cell(theirs, metric),
                  ratio(ours, theirs)));
      title = "";
    }
    return lines;
  }

  private static String budget(Metric metric) {
    return switch (metric.budget()) {
      case Budget.None _ -> "";
      case Budget.AtMost(double limit) -> "≤ " + number(limit) + unit(metric);
      case Budget.AtLeast(double limit) -> "≥ " + number(limit) + unit(metric);
    };
  }

  private static String met(Metric metric, Samples samples) {
    return switch (metric.budget()) {
      case Budget.None _ -> "";
      case Budget.AtMost _, Budget.AtLeast _ ->
          metric.budget().metBy(samples.median()) ? "met" : "**not met**";
    };
  }

  private static String cell(Optional<Samples> samples, Metric metric) {
    return samples
        .map(
            some ->
                "%s%s [%s – %s] × %d"
                    .formatted(
                        number(some.median()),
                        unit(metric),
                        number(some.least()),
                        number(some.most()),
                        some.count()))
        .orElse("–");
  }

  private static String ratio(Optional<Samples> ours, Optional<Samples> theirs) {
    if (ours.isEmpty() || theirs.isEmpty() || theirs.get().median() == 0) {
      return "";
    }
    return number(ours.get().median() / theirs.get().median());
  }

  private static String unit(Metric metric) {
    return metric.unit().isEmpty() ? "" : " " + metric.unit();
  }

  /// Three significant digits, as people write them.
  private static String number(double value) {
    double size = Math.abs(value);
    String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, pattern, value);
  }

  private List<String> failures() {
    List<String> lines = new ArrayList<>();
    for (Row row : Row.values()) {
      for (String side : List.of(OURS, THEIRS)) {
        results
            .failure(row, side)
            .ifPresent(why -> lines.add("- %s, %s: %s".formatted(row.id(), side, oneLine(why))));
      }
    }
    if (!lines.isEmpty()) {
      lines.addFirst("");
      lines.addFirst("Could not be measured, or not wholly:");
      lines.add("");
    }
    return lines;
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").replace("|", "\\|");
    return line.length() <= 400 ? line : line.substring(0, 400) + "…";
  }

  private static List<String> method() {
    return """
        How it is measured: both products run as processes of their own on this machine, started as a user starts them, each
        with its own state that is kept between starts. One client process loads them in turn, in rounds whose order
        alternates, after a warm-up of each; client and server share the processor. The client is one thread on raw sockets.
        Resident memory is the sum over all processes of a product (shared pages count in each); proportional memory divides
        shared pages. The installed size of Claw is what the build puts into `target/dist` plus a run-time linked from the
        modules it needs; that of OpenClaw is its `node_modules` with Node in it. Memory per client is the growth of the
        gateway, four seconds after the last of them connected, divided by their number."""
        .lines()
        .toList();
  }
}

package dev.claw.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What to measure and how thoroughly.
record Options(Path root, Path output, Set<Row> rows, boolean quick, boolean skipReference) {
  static final String USAGE =
      """
      usage: bench/run [--quick] [--only ROW]... [--skip-reference] [--output FILE]
        --quick           fewer and shorter runs, 10 s of idling: a trial, not for keeping (written to bench/target)
        --only ROW        measure this row only; may be repeated
        --skip-reference  measure Claw alone
      rows: %s"""
          .formatted(String.join(" ", Arrays.stream(Row.values()).map(Row::id).toList()));

  /// @throws IllegalArgumentException with the usage when the arguments are not understood
  static Options parse(Path root, List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments);
    boolean quick = rest.remove("--quick");
    boolean skipReference = rest.remove("--skip-reference");
    Set<Row> rows = EnumSet.noneOf(Row.class);
    Path output = root.resolve(quick ? "bench/target/RESULTS-quick.md" : "bench/RESULTS.md");
    while (!rest.isEmpty()) {
      String option = rest.removeFirst();
      if (rest.isEmpty()) {
        throw new IllegalArgumentException("not understood: " + option + "\n" + USAGE);
      }
      switch (option) {
        case "--only" -> rows.add(row(rest.removeFirst()));
        case "--output" -> output = Path.of(rest.removeFirst()).toAbsolutePath();
        default -> throw new IllegalArgumentException("unknown option " + option + "\n" + USAGE);
      }
    }
    Set<Row> chosen = rows.isEmpty() ? EnumSet.allOf(Row.class) : rows;
    return new Options(root, output, chosen, quick, skipReference);
  }

  private static Row row(String id) {
    for (Row row : Row.values()) {
      if (row.id().equals(id)) {
        return row;
      }
    }
    throw new IllegalArgumentException("no row " + id + "\n" + USAGE);
  }

  boolean wants(Row... any) {
    for (Row row : any) {
      if (rows.contains(row)) {
        return true;
      }
    }
    return false;
  }
}

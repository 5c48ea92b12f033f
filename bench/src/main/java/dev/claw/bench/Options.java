package dev.claw.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What to measure and how thoroughly.
record Options(Path root, Path output, Set<Row> rows, boolean quick, boolean skipReference) {
  static final String USAGE =
      """
      usage: bench/run [--quick] [--only ROW]... [--skip-reference] [--output FILE]
        --quick           fewer and shorter runs, 10 s of idling
        --only ROW        measure this row only; may be repeated
        --skip-reference  measure Claw alone
        --output FILE     write there; otherwise a full run of all rows goes to bench/RESULTS.md,
                          anything less to bench/target/RESULTS-trial.md
      rows: %s"""
          .formatted(String.join(" ", Arrays.stream(Row.values()).map(Row::id).toList()));

  /// @throws IllegalArgumentException with the usage when the arguments are not understood
  static Options parse(Path root, List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments);
    boolean quick = rest.remove("--quick");
    boolean skipReference = rest.remove("--skip-reference");
    Set<Row> rows = EnumSet.noneOf(Row.class);
    Optional<Path> output = Optional.empty();
    while (!rest.isEmpty()) {
      String option = rest.removeFirst();
      if (rest.isEmpty()) {
        throw new IllegalArgumentException("not understood: " + option + "\n" + USAGE);
      }
      switch (option) {
        case "--only" -> rows.add(row(rest.removeFirst()));
        case "--output" -> output = Optional.of(Path.of(rest.removeFirst()).toAbsolutePath());
        default -> throw new IllegalArgumentException("unknown option " + option + "\n" + USAGE);
      }
    }
    Set<Row> chosen = rows.isEmpty() ? EnumSet.allOf(Row.class) : rows;
    // Only a full run of everything is worth keeping.
    boolean keep = !quick && !skipReference && rows.isEmpty();
    Path usual = root.resolve(keep ? "bench/RESULTS.md" : "bench/target/RESULTS-trial.md");
    return new Options(root, output.orElse(usual), chosen, quick, skipReference);
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

package dev.claw.bench;

import dev.claw.interop.ReferencePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Measures Claw beside the reference and writes the results; started by `bench/run`.
public final class BenchMain {
  private static final Duration WHOLE_RUN = Duration.ofMinutes(14);

  private BenchMain() {}

  /// Arguments: the project's folder, then the options of `bench/run`.
  public static void main(String[] arguments) throws InterruptedException {
    try {
      List<String> rest = new ArrayList<>(List.of(arguments));
      Options options = Options.parse(Path.of(rest.removeFirst()), rest);
      killChildrenAtExit();
      run(options);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(String.valueOf(e.getMessage()));
      System.exit(e instanceof IllegalArgumentException ? 2 : 1);
    }
  }

  /// Also when somebody presses Ctrl-C.
  private static void killChildrenAtExit() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
  }

  private static void run(Options options) throws IOException, InterruptedException {
    long end = System.nanoTime() + WHOLE_RUN.toNanos();
    Path scratch = Files.createTempDirectory("claw-bench");
    try {
      List<Side> sides = sides(options);
      Bench bench = new Bench(options, sides, new Results(), scratch, end);
      List<String> facts = facts(sides);
      measure(bench);
      facts.add("Load average at the end: " + Machine.loadAverage());
      String page = new Report(options, bench.results()).page(facts);
      Files.createDirectories(options.output().getParent());
      Files.writeString(options.output(), page);
      System.out.println(page);
      Progress.say("written to %s".formatted(options.output()));
    } finally {
      delete(scratch);
    }
  }

  private static List<Side> sides(Options options) throws IOException, InterruptedException {
    List<Side> sides = new ArrayList<>();
    ClawSide.in(options.root(), Path.of(System.getProperty("java.home")))
        .ifPresentOrElse(
            sides::add,
            () -> Progress.say("Claw is not built here: measuring the reference alone"));
    if (!options.skipReference()) {
      Progress.say("looking for the reference package, installing it when it is not there");
      try {
        sides.add(new ReferenceSide(ReferencePackage.installed()));
      } catch (IOException e) {
        Progress.say(
            "measuring without the reference: %s".formatted(String.valueOf(e.getMessage())));
      }
    }
    if (sides.isEmpty()) {
      throw new IOException("There is nothing to measure: neither Claw nor the reference is here.");
    }
    return sides;
  }

  private static List<String> facts(List<Side> sides) throws IOException, InterruptedException {
    Machine machine = Machine.here();
    List<String> facts = new ArrayList<>();
    facts.add(
        "Date: "
            + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
                .format(Clock.systemUTC().instant().atOffset(ZoneOffset.UTC)));
    facts.add(
        "Machine: %s, %d cores, %s"
            .formatted(machine.processor(), machine.cores(), machine.memory()));
    facts.add("System: " + machine.system());
    facts.add("Client: Java " + machine.java());
    for (Side side : sides) {
      facts.add("%s: %s".formatted(side.title(), side.version()));
    }
    facts.add("Load average at the start: " + Machine.loadAverage());
    return facts;
  }

  private static void measure(Bench bench) throws IOException, InterruptedException {
    installedSizes(bench);
    if (bench.options().wants(Row.LOCAL_INTENT)) {
      LocalIntents.measure(bench);
    }
    boolean processes =
        bench.options().rows().stream()
            .anyMatch(row -> row != Row.INSTALLED_SIZE && row != Row.LOCAL_INTENT);
    List<Rig> rigs = new ArrayList<>();
    try {
      for (Side side : processes ? bench.sides() : List.<Side>of()) {
        rigs.add(new Rig(side, bench.scratch().resolve(side.title())));
      }
      new Lifecycle(bench).run(rigs);
      new CommandLine(bench).run(rigs);
      new Throughput(bench).run(rigs);
      rigs.forEach(Rig::close);
      new ManyClients(bench).run(rigs);
    } finally {
      rigs.forEach(Rig::close);
    }
  }

  private static void installedSizes(Bench bench) throws InterruptedException {
    if (!bench.options().wants(Row.INSTALLED_SIZE)) {
      return;
    }
    Progress.say(Row.INSTALLED_SIZE.id());
    for (Side side : bench.sides()) {
      bench.attempt(
          side,
          List.of(Row.INSTALLED_SIZE),
          () ->
              bench.add(
                  Row.INSTALLED_SIZE, side, "on disk", side.installedBytes(bench.scratch()) / 1e6));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

package dev.claw.bench;

import dev.claw.interop.ChildProcess;
import dev.claw.interop.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Our own programs, started by their scripts as a user starts them.
record ClawSide(Path root, Path javaHome) implements Side {
  /// Ours, when it was built.
  static Optional<ClawSide> in(Path root, Path javaHome) {
    boolean built =
        Files.isExecutable(root.resolve("claw"))
            && Files.isExecutable(root.resolve("claw-node"))
            && Files.isDirectory(root.resolve("target/dist"));
    return built ? Optional.of(new ClawSide(root, javaHome)) : Optional.empty();
  }

  @Override
  public String title() {
    return "Claw";
  }

  @Override
  public String version() throws InterruptedException {
    return "%s on Java %s".formatted(commit(), Runtime.version());
  }

  private String commit() throws InterruptedException {
    List<String> describe =
        List.of("/usr/bin/git", "-C", root.toString(), "describe", "--always", "--dirty");
    try {
      return "commit " + Command.output(describe, Duration.ofSeconds(20)).strip();
    } catch (IOException _) {
      return "unknown commit";
    }
  }

  @Override
  public Running startGateway(Path directory, Gateway gateway) throws IOException {
    List<String> argv =
        List.of(
            root.resolve("claw").toString(),
            "gateway",
            "run",
            // The one node that is measured beside it is a process of its own, as the reference's is.
            "--no-node",
            "--port",
            Integer.toString(gateway.port()),
            "--token",
            gateway.token(),
            "--state-dir",
            state(directory).toString());
    allowConnections(state(directory));
    return Running.of(ChildProcess.start(launch(directory, argv, Map.of())));
  }

  @Override
  public Running startNode(Path directory, Gateway gateway, String name) throws IOException {
    List<String> argv =
        List.of(
            root.resolve("claw-node").toString(),
            "run",
            "--host",
            gateway.host(),
            "--port",
            Integer.toString(gateway.port()),
            "--name",
            name,
            "--state-dir",
            state(directory).toString());
    Map<String, String> token = Map.of("CLAW_GATEWAY_TOKEN", gateway.token());
    if (Files.notExists(state(directory))) {
      allowTrue(state(directory));
    }
    return Running.of(ChildProcess.start(launch(directory, argv, token)));
  }

  @Override
  public ChildProcess.Launch cliHealth(Path directory, Path gatewayDirectory, Gateway gateway)
      throws IOException {
    List<String> argv =
        List.of(
            root.resolve("claw").toString(),
            "health",
            "--json",
            "--state-dir",
            state(gatewayDirectory).toString());
    return launch(directory, argv, Map.of());
  }

  private ChildProcess.Launch launch(Path directory, List<String> argv, Map<String, String> more)
      throws IOException {
    Path home = Files.createDirectories(directory.resolve("home"));
    Map<String, String> environment = new HashMap<>(more);
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("HOME", home.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("JAVA_HOME", javaHome.toString());
    return new ChildProcess.Launch(argv, environment, home);
  }

  private static Path state(Path directory) {
    return directory.resolve("state");
  }

  /// What was built, and a run-time linked from exactly the modules that it needs.
  @Override
  public long installedBytes(Path scratch) throws IOException, InterruptedException {
    Path built = root.resolve("target/dist");
    Path runtime = scratch.resolve("runtime");
    Command.output(
        List.of(
            javaHome.resolve("bin/jlink").toString(),
            "--add-modules",
            modules(built),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-6",
            "--output",
            runtime.toString()),
        Duration.ofMinutes(2));
    return libraries(built) + Disk.bytes(runtime);
  }

  /// The jars of gateway and node, each counted once: an installation of both shares them. The
  /// start caches are no part of it, they are made on the user's machine at the first start.
  private static long libraries(Path built) throws IOException {
    Map<String, Long> jars = new HashMap<>();
    for (String program : List.of("claw", "claw-node")) {
      try (Stream<Path> files = Files.list(built.resolve(program).resolve("lib"))) {
        for (Path jar : files.toList()) {
          jars.put(String.valueOf(jar.getFileName()), Files.size(jar));
        }
      }
    }
    return jars.values().stream().mapToLong(Long::longValue).sum();
  }

  /// As many connections as the benchmark opens; the usual bound is 50.
  private static void allowConnections(Path state) throws IOException {
    Files.createDirectories(
        state, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(state.resolve("openclaw.json"), "{\"limits\":{\"maxConnections\":20000}}");
  }

  /// The owner of the node allows exactly the command that is measured.
  private void allowTrue(Path state) throws IOException {
    try {
      Command.output(
          List.of(
              root.resolve("claw-node").toString(),
              "allow",
              "--state-dir",
              state.toString(),
              "--",
              "/bin/true"),
          Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while allowing /bin/true", e);
    }
  }

  /// The JDK modules that the gateway's libraries, a superset of the node's, need.
  private String modules(Path built) throws IOException, InterruptedException {
    Path libraries = built.resolve("claw/lib");
    List<String> argv = new ArrayList<>();
    argv.add(javaHome.resolve("bin/jdeps").toString());
    argv.addAll(List.of("--ignore-missing-deps", "--multi-release", "25", "--print-module-deps"));
    argv.addAll(List.of("--module-path", libraries.toString()));
    try (Stream<Path> files = Files.list(libraries)) {
      files.map(Path::toString).filter(name -> name.endsWith(".jar")).forEach(argv::add);
    }
    // Warnings about the libraries come first.
    return Command.output(argv, Duration.ofMinutes(2))
        .lines()
        .reduce("", (_, last) -> last)
        .strip();
  }
}

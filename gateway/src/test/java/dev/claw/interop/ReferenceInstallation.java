package dev.claw.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Puts the pinned packages into the cache folder, once, whoever else tries at the same time.
final class ReferenceInstallation {
  static final String MARKER = ".complete";
  private static final String LOCK = ".lock";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A file lock does not hold between threads of one process; this one does.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final ReferencePackage reference;
  private final Duration deadline;

  ReferenceInstallation(ReferencePackage reference, Duration deadline) {
    this.reference = reference;
    this.deadline = deadline;
  }

  void ensure() throws IOException, InterruptedException {
    if (complete()) {
      return;
    }
    IN_PROCESS.lockInterruptibly();
    try {
      Files.createDirectories(reference.directory());
      installLocked();
    } finally {
      IN_PROCESS.unlock();
    }
  }

  private void installLocked() throws IOException, InterruptedException {
    Path lockFile = reference.directory().resolve(LOCK);
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!complete()) {
        install();
      }
    }
  }

  /// The marker, or a folder somebody filled with npm by hand: npm writes its hidden lock file
  /// last, so a broken-off run does not pass for a whole one.
  boolean complete() throws IOException {
    if (!reference.programsExist()) {
      return false;
    }
    return Files.exists(reference.directory().resolve(MARKER))
        || (has("openclaw", ReferencePackage.VERSION)
            && has(ReferencePackage.nodePackage(), ReferencePackage.NODE_VERSION));
  }

  private boolean has(String name, String version) throws IOException {
    Path written = reference.modules().resolve(".package-lock.json");
    if (!Files.exists(written)) {
      return false;
    }
    JsonNode entry = JSON.readTree(written.toFile()).path("packages").path("node_modules/" + name);
    return entry.path("version").asText().equals(version);
  }

  private void install() throws IOException, InterruptedException {
    Path npm = npm();
    long end = System.nanoTime() + deadline.toNanos();
    String node = ReferencePackage.nodePackage() + "@" + ReferencePackage.NODE_VERSION;
    npmInstall(npm, node, end);
    npmInstall(npm, "openclaw@" + ReferencePackage.VERSION, end);
    if (!reference.programsExist()) {
      throw new IOException(
          "npm finished, but %s or %s is missing; delete %s and run this again"
              .formatted(reference.nodeProgram(), reference.entryPoint(), reference.directory()));
    }
    Files.writeString(reference.directory().resolve(MARKER), ReferencePackage.VERSION + "\n");
  }

  private void npmInstall(Path npm, String what, long end)
      throws IOException, InterruptedException {
    List<String> argv =
        List.of(
            npm.toString(),
            "install",
            "--prefix",
            reference.directory().toString(),
            "--save-exact",
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
            what);
    ChildProcess.Launch launch =
        new ChildProcess.Launch(argv, environment(), reference.directory());
    try (ChildProcess process = ChildProcess.start(launch)) {
      Optional<Integer> exit = process.awaitExit(Duration.ofNanos(end - System.nanoTime()));
      if (exit.isEmpty() || exit.get() != 0) {
        throw new IOException(
            "npm install %s %s; its last words: %s\nA registry that can be reached and 1 GB of disk are needed; set %s to reuse an installed copy."
                .formatted(
                    what,
                    exit.map(code -> "failed with exit " + code)
                        .orElse("did not end in " + deadline),
                    process.lastWords(),
                    ReferencePackage.CACHE_SETTING));
      }
    }
  }

  /// npm keeps its own settings (registry, proxy, certificates); everything else of our environment
  /// stays out.
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (allowed(name)) {
                environment.put(name, value);
              }
            });
    environment.put(
        "PATH", reference.nodeProgram().getParent() + File.pathSeparator + System.getenv("PATH"));
    return environment;
  }

  private static boolean allowed(String name) {
    return Stream.of("HOME", "LANG", "TMPDIR", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS")
            .anyMatch(name::equals)
        || name.toLowerCase(Locale.ROOT).matches("npm_config_.*|(https?|no)_proxy");
  }

  private static Path npm() throws IOException {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "npm"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "npm is not on PATH; install it (Debian: apt install npm; macOS: brew install node) to get the reference package"));
  }
}

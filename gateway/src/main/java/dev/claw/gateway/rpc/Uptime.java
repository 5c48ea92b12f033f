package dev.claw.gateway.rpc;

/// How long this process has been serving, on a clock that never jumps.
public final class Uptime {
  private final long startedAt = System.nanoTime();

  /// Whole milliseconds since the start.
  public long millis() {
    return (System.nanoTime() - startedAt) / 1_000_000;
  }
}

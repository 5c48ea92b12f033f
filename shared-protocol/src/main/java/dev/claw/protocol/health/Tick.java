package dev.claw.protocol.health;

/// Payload of `tick`, the gateway's sign of life.
///
/// @param ts Unix milliseconds
public record Tick(long ts) {
  /// The event's name.
  public static final String EVENT = "tick";
}

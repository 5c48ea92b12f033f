package dev.claw.gateway.intent.sentence;

/// What an intent does to the world.
public enum Effect {
  /// Only tells something.
  READ,
  /// Runs, captures, shows, stops or deletes something on a machine.
  WRITE
}

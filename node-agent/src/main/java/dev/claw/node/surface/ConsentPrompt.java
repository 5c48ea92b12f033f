package dev.claw.node.surface;

import java.time.Duration;

/// Asks the person in front of this machine. Nobody else can answer: what the gateway sends along
/// with a call is never an answer.
@FunctionalInterface
public interface ConsentPrompt {

  /// Whether the person says yes, within the time; silence is no.
  boolean allows(Question question) throws InterruptedException;

  /// What is asked.
  ///
  /// @param capability which capability, as [Capability#id]
  /// @param text what is about to happen, complete, with control characters escaped
  /// @param patience how long to wait for the answer
  record Question(String capability, String text, Duration patience) {}
}

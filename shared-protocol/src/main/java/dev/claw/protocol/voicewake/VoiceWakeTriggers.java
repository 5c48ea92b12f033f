package dev.claw.protocol.voicewake;

import dev.claw.protocol.Require;
import java.util.List;

/// The words that wake the assistant: parameters of `voicewake.set`, its result, the result of
/// `voicewake.get` and the payload of `voicewake.changed`.
public record VoiceWakeTriggers(List<String> triggers) {
  /// The event's name.
  public static final String EVENT = "voicewake.changed";

  /// The words where nobody chose any.
  public static final VoiceWakeTriggers STANDARD =
      new VoiceWakeTriggers(List.of("openclaw", "claude", "computer"));

  private static final int MAX_TRIGGERS = 32;
  private static final int MAX_LENGTH = 64;

  public VoiceWakeTriggers {
    Require.present(triggers, "triggers");
    triggers = Require.list(triggers, "triggers", 1_000);
  }

  /// The list as it is kept: trimmed, without empty ones, at most 32 of at most 64 UTF-16 units;
  /// the standard words where nothing is left.
  public VoiceWakeTriggers normalised() {
    List<String> kept =
        triggers.stream()
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .limit(MAX_TRIGGERS)
            .map(word -> word.substring(0, Math.min(word.length(), MAX_LENGTH)))
            .toList();
    return kept.isEmpty() ? STANDARD : new VoiceWakeTriggers(kept);
  }
}

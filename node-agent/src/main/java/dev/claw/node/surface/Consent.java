package dev.claw.node.surface;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the owner of this machine lets others do with one capability. It can only tighten what the
/// gateway allows.
public enum Consent {
  OFF,
  ASK,
  ON;

  /// The spelling in files and on the command line.
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The consent of a word.
  public static Optional<Consent> of(String word) {
    return Stream.of(values()).filter(consent -> consent.word().equals(word)).findFirst();
  }
}

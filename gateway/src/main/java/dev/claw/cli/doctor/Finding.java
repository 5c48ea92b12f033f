package dev.claw.cli.doctor;

import org.jspecify.annotations.Nullable;

/// What one look brought.
///
/// @param subject what was looked at
/// @param detail what was found, in a few words
/// @param fix what to do; null where nothing is to be done
record Finding(String subject, Verdict verdict, String detail, @Nullable String fix) {
  /// How bad it is.
  enum Verdict {
    OK,
    NOTE,
    STOPS
  }

  static Finding ok(String subject, String detail) {
    return new Finding(subject, Verdict.OK, detail, null);
  }

  static Finding note(String subject, String detail, @Nullable String fix) {
    return new Finding(subject, Verdict.NOTE, detail, fix);
  }

  static Finding stops(String subject, String detail, String fix) {
    return new Finding(subject, Verdict.STOPS, detail, fix);
  }
}

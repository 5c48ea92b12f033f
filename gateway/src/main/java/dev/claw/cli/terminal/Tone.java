package dev.claw.cli.terminal;

/// What a piece of text means to the reader; colours follow from it where there are any.
public enum Tone {
  PLAIN(""),
  STRONG("1"),
  DIM("2"),
  GOOD("32"),
  WARN("33"),
  BAD("31"),
  LINK("36");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  /// The text in this tone, or as it is without colours.
  String paint(String text, boolean colours) {
    return !colours || code.isEmpty() || text.isEmpty()
        ? text
        : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}

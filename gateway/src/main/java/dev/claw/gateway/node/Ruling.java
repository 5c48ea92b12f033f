package dev.claw.gateway.node;

import dev.claw.protocol.InvalidFieldException;

/// What one cell of the command table says.
enum Ruling {
  ALLOWED("allow"),
  OWNER("owner"),
  CONFIG("config"),
  TALK("talk"),
  WITHHELD("-");

  private final String word;

  Ruling(String word) {
    this.word = word;
  }

  static Ruling parse(String word) {
    for (Ruling ruling : values()) {
      if (ruling.word.equals(word)) {
        return ruling;
      }
    }
    throw new InvalidFieldException("commands.csv", "holds a word that is no ruling");
  }
}

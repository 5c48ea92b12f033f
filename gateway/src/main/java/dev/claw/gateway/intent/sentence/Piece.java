package dev.claw.gateway.intent.sentence;

import java.util.List;

/// A template, parsed.
sealed interface Piece {
  record Word(String word) implements Piece {}

  record Slot(String name, String type) implements Piece {}

  record Sequence(List<Piece> parts) implements Piece {}

  record AnyOf(List<Piece> choices) implements Piece {}

  record Maybe(Piece inner) implements Piece {}
}

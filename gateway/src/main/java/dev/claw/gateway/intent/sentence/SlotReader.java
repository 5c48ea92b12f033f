package dev.claw.gateway.intent.sentence;

import java.util.List;

/// Finds the values of one slot type at a position of an utterance.
@FunctionalInterface
interface SlotReader {
  void read(Tokens tokens, int from, List<Span> found);
}

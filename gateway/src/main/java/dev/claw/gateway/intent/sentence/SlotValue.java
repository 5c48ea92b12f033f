package dev.claw.gateway.intent.sentence;

import java.time.Duration;
import java.util.List;

/// What an utterance says in one place of a template.
public sealed interface SlotValue {
  /// A node by its name.
  record Node(NodeRef node, boolean wholeName) implements SlotValue {}

  /// The machine the gateway runs on.
  record Here() implements SlotValue {}

  /// Every connected machine.
  record Everywhere() implements SlotValue {}

  /// A name that several nodes answer to.
  record Unclear(String heard, List<NodeRef> candidates) implements SlotValue {}

  /// Words where a name belongs, and no such name.
  record Unknown(String heard) implements SlotValue {}

  /// Free words, as they were written.
  record Text(String text) implements SlotValue {}

  /// A whole number, 0 to 999,999.
  record Whole(int number) implements SlotValue {}

  /// A length of time, at most 24 hours.
  record Length(Duration duration) implements SlotValue {}

  /// One of a list's values.
  record Choice(String value) implements SlotValue {}
}

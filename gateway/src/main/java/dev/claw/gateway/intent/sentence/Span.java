package dev.claw.gateway.intent.sentence;

/// A slot value found in an utterance.
///
/// @param end the word after it
/// @param score how much it says for the reading it is part of; a template's own word says 4
record Span(int end, SlotValue value, int score) {}

package dev.claw.gateway.intent;

/// What a person typed or said.
///
/// @param session the conversation it belongs to
public record Utterance(String text, String session) {}

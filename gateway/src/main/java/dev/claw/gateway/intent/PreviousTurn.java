package dev.claw.gateway.intent;

import java.time.Instant;

/// An earlier turn of a session.
public record PreviousTurn(Answer answer, Instant at) {}

package dev.claw.protocol.health;

import org.jspecify.annotations.Nullable;

/// Parameters of `health`.
///
/// @param probe whether to look again instead of answering from the last look
public record HealthParams(@Nullable Boolean probe, @Nullable Boolean includeSensitive) {}

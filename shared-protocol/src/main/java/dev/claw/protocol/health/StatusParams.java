package dev.claw.protocol.health;

import org.jspecify.annotations.Nullable;

/// Parameters of `status`.
public record StatusParams(@Nullable Boolean includeChannelSummary) {}

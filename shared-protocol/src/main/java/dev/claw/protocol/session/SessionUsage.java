package dev.claw.protocol.session;

import org.jspecify.annotations.Nullable;

/// What a conversation has used, in tokens and US dollars. Its fields stand in the row itself.
public record SessionUsage(
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Long totalTokens,
    @Nullable Long contextTokens,
    @Nullable Double estimatedCostUsd) {

  /// Nothing known.
  public static final SessionUsage NONE = new SessionUsage(null, null, null, null, null);
}

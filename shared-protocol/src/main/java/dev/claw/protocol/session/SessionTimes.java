package dev.claw.protocol.session;

import org.jspecify.annotations.Nullable;

/// When things happened in a conversation, Unix milliseconds. Its fields stand in the row itself.
public record SessionTimes(
    @Nullable Long updatedAt,
    @Nullable Long lastActivityAt,
    @Nullable Long lastInteractionAt,
    @Nullable Long createdAt) {

  /// Nothing known.
  public static final SessionTimes NONE = new SessionTimes(null, null, null, null);
}

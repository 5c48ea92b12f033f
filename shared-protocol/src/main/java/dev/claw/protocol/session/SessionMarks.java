package dev.claw.protocol.session;

import org.jspecify.annotations.Nullable;

/// How people sorted a conversation. Its fields stand in the row itself.
public record SessionMarks(
    @Nullable Boolean pinned,
    @Nullable Boolean archived,
    @Nullable Boolean unread,
    @Nullable String category) {

  /// None.
  public static final SessionMarks NONE = new SessionMarks(null, null, null, null);
}

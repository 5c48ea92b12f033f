package dev.claw.protocol.session;

import org.jspecify.annotations.Nullable;

/// What a conversation is called. Its fields stand in the row itself.
///
/// @param label given by a person
/// @param derivedTitle made from its contents
public record SessionTitle(
    @Nullable String label,
    @Nullable String displayName,
    @Nullable String derivedTitle,
    @Nullable String lastMessagePreview) {

  /// Nothing known.
  public static final SessionTitle NONE = new SessionTitle(null, null, null, null);
}

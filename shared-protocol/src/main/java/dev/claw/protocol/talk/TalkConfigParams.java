package dev.claw.protocol.talk;

import org.jspecify.annotations.Nullable;

/// Parameters of `talk.config`.
///
/// @param includeSecrets needs a right of its own
public record TalkConfigParams(@Nullable Boolean includeSecrets) {}

package dev.claw.protocol.session;

import org.jspecify.annotations.Nullable;

/// Result of `sessions.subscribe`.
public record SessionsSubscribed(boolean subscribed, @Nullable SessionsListResult list) {}

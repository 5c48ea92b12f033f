package dev.claw.protocol.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Result of `sessions.describe`; null where there is no such conversation.
public record SessionDescribed(
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable SessionRow session) {}

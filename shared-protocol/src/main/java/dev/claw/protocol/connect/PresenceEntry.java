package dev.claw.protocol.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Someone who is there: the gateway itself, a node, an operator's program.
///
/// @param ts when this was last true, Unix milliseconds
public record PresenceEntry(
    long ts,
    @Nullable String host,
    @Nullable String ip,
    @Nullable String version,
    @Nullable String platform,
    @Nullable String deviceFamily,
    @Nullable String mode,
    @Nullable String clientId,
    @Nullable String instanceId,
    @Nullable String deviceId,
    @Nullable String reason,
    @Nullable String text,
    @Nullable List<String> roles,
    @Nullable List<String> scopes) {}

package dev.claw.gateway.intent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A machine's own report of its load, as `node.host.stats` carries it. Sizes are bytes.
///
/// @param load the one-minute load average; null where the system has none
/// @param diskTotal null, as `diskFree`, where the machine does not tell
public record HostStats(
    int processors,
    @Nullable Double load,
    long memoryTotal,
    long memoryFree,
    @Nullable Long diskTotal,
    @Nullable Long diskFree,
    Instant reportedAt) {}

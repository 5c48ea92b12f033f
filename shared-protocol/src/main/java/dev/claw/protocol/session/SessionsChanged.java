package dev.claw.protocol.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Payload of `sessions.changed`. Without a key: load the list again.
///
/// @param reason such as `patch`
/// @param ts Unix milliseconds
public record SessionsChanged(
    @Nullable String sessionKey,
    @Nullable String agentId,
    @Nullable String reason,
    @Nullable String phase,
    @Nullable String runId,
    @Nullable Long ts,
    @Nullable SessionRow session,
    @Nullable List<SessionRow> ancestorSessions) {

  /// The event's name.
  public static final String EVENT = "sessions.changed";

  public SessionsChanged {
    ancestorSessions = ancestorSessions == null ? null : List.copyOf(ancestorSessions);
  }
}

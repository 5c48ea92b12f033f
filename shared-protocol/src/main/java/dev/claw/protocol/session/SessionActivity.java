package dev.claw.protocol.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What runs in a conversation. Its fields stand in the row itself.
///
/// @param activeRunIds in a list: absent is unknown, empty is idle
/// @param startedAt of the latest run, Unix milliseconds
public record SessionActivity(
    @Nullable RunStatus status,
    @Nullable Boolean hasActiveRun,
    @Nullable List<String> activeRunIds,
    @Nullable Long startedAt,
    @Nullable Long endedAt,
    @Nullable String lastRunId) {

  /// Nothing known.
  public static final SessionActivity UNKNOWN =
      new SessionActivity(null, null, null, null, null, null);

  public SessionActivity {
    activeRunIds = activeRunIds == null ? null : List.copyOf(activeRunIds);
  }
}

package dev.claw.protocol.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `sessions.list`.
///
/// @param ts Unix milliseconds
/// @param path where they are stored
/// @param nextOffset null at the end
public record SessionsListResult(
    long ts,
    @Nullable String path,
    long count,
    @Nullable Long totalCount,
    @Nullable Integer limitApplied,
    @Nullable Integer offset,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer nextOffset,
    boolean hasMore,
    @Nullable SessionDefaults defaults,
    List<SessionRow> sessions) {

  public SessionsListResult {
    sessions = Require.list(sessions, "sessions", Integer.MAX_VALUE);
  }
}

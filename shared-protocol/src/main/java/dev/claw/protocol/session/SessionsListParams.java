package dev.claw.protocol.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `sessions.list`, and of `sessions.subscribe` where it should answer with a list.
///
/// @param activeMinutes only those used in this many minutes
/// @param archived true, false or `all`
public record SessionsListParams(
    @Nullable Integer limit,
    @Nullable Integer offset,
    @Nullable String agentId,
    @Nullable String search,
    @Nullable String label,
    @Nullable Integer activeMinutes,
    @Nullable Boolean activeOnly,
    @Nullable Boolean includeGlobal,
    @Nullable Boolean includeUnknown,
    @Nullable Boolean configuredAgentsOnly,
    @Nullable Boolean includeDerivedTitles,
    @Nullable Boolean includeLastMessage,
    @Nullable JsonNode archived,
    @Nullable Boolean pinned,
    @Nullable String group,
    @Nullable String spawnedBy,
    @Nullable SortBy sortBy,
    @Nullable Boolean ownerFirst,
    @Nullable Boolean excludeSubagents,
    @Nullable Boolean excludeCron,
    @Nullable Boolean excludeSystem) {

  public SessionsListParams {
    if (limit != null) {
      Require.between(limit, "limit", 1, 10_000);
    }
    if (offset != null) {
      Require.between(offset, "offset", 0, Integer.MAX_VALUE);
    }
    if (activeMinutes != null) {
      Require.between(activeMinutes, "activeMinutes", 1, Integer.MAX_VALUE);
    }
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(search, "search", 512);
    Require.atMost(label, "label", 512);
    Require.atMost(group, "group", 512);
    Require.atMost(spawnedBy, "spawnedBy", 512);
    if (archived != null
        && !archived.isNull()
        && !archived.isBoolean()
        && !archived.asText().equals("all")) {
      throw new InvalidFieldException("archived", "must be true, false or 'all'");
    }
  }

  /// All, in the usual order.
  public static SessionsListParams all() {
    return new SessionsListParams(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null);
  }

  /// By which time to sort, latest first.
  public enum SortBy {
    @JsonProperty("updatedAt")
    UPDATED_AT,
    @JsonProperty("lastInteractionAt")
    LAST_INTERACTION_AT,
    @JsonProperty("activity")
    ACTIVITY
  }
}

package dev.claw.protocol.session;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// A conversation in a list. An open object: readers skip what they do not know.
///
/// @param key `agent:<agent>:<rest>`
/// @param kind `direct`, `group`, `global` or `unknown`
/// @param channel where it takes place, such as `telegram`
public record SessionRow(
    String key,
    @Nullable String sessionId,
    @Nullable String kind,
    @Nullable String agentId,
    @Nullable String channel,
    @Nullable String chatType,
    @Nullable String spawnedBy,
    @Nullable String parentSessionKey,
    @JsonUnwrapped SessionTitle title,
    @JsonUnwrapped SessionMarks marks,
    @JsonUnwrapped SessionTimes times,
    @JsonUnwrapped SessionActivity activity,
    @JsonUnwrapped SessionUsage usage,
    @JsonUnwrapped SessionSettings settings) {

  public SessionRow {
    Require.nonEmpty(key, "key");
    title = title == null ? SessionTitle.NONE : title;
    marks = marks == null ? SessionMarks.NONE : marks;
    times = times == null ? SessionTimes.NONE : times;
    activity = activity == null ? SessionActivity.UNKNOWN : activity;
    usage = usage == null ? SessionUsage.NONE : usage;
    settings = settings == null ? SessionSettings.NONE : settings;
  }
}

package dev.claw.protocol.session;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `sessions.describe`.
public record SessionDescribeParams(
    String key,
    @Nullable String agentId,
    @Nullable Boolean includeDerivedTitles,
    @Nullable Boolean includeLastMessage) {

  public SessionDescribeParams {
    Require.atMost(Require.nonEmpty(key, "key"), "key", 512);
    Require.atMost(agentId, "agentId", 128);
  }
}

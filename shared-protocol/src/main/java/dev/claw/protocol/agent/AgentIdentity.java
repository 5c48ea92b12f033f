package dev.claw.protocol.agent;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Result of `agent.identity.get`: how an agent presents itself.
///
/// @param avatar a letter, an address or a data URL
public record AgentIdentity(
    String agentId,
    @Nullable String name,
    @Nullable String nameSource,
    @Nullable String avatar,
    @Nullable String avatarStatus,
    @Nullable String emoji) {

  public AgentIdentity {
    Require.nonEmpty(agentId, "agentId");
  }
}

package dev.claw.protocol.agent;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `agent.identity.get`.
public record AgentIdentityParams(@Nullable String agentId, @Nullable String sessionKey) {
  public AgentIdentityParams {
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(sessionKey, "sessionKey", 512);
  }
}

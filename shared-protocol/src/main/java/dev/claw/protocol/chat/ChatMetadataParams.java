package dev.claw.protocol.chat;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `chat.metadata`.
public record ChatMetadataParams(
    @Nullable String agentId, @Nullable String sessionKey, @Nullable String authProfileId) {

  public ChatMetadataParams {
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(sessionKey, "sessionKey", 512);
    Require.atMost(authProfileId, "authProfileId", 256);
  }
}

package dev.claw.protocol.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `sessions.messages.subscribe` and `sessions.messages.unsubscribe`.
public record SessionMessagesSubscribe(
    String key, @Nullable String agentId, @Nullable Boolean includeApprovals) {

  public SessionMessagesSubscribe {
    Require.atMost(Require.nonEmpty(key, "key"), "key", 512);
    Require.atMost(agentId, "agentId", 128);
  }

  /// Result of both.
  public record Done(boolean subscribed, String key, @Nullable JsonNode approvalReplay) {
    public Done {
      Require.nonEmpty(key, "key");
    }
  }
}

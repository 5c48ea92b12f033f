package dev.claw.protocol.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `sessions.reset`: begin anew under the same key.
public record SessionResetParams(
    String key,
    @Nullable String agentId,
    @Nullable Reason reason,
    @Nullable String expectedSessionId) {

  public SessionResetParams {
    Require.atMost(Require.nonEmpty(key, "key"), "key", 512);
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(expectedSessionId, "expectedSessionId", 128);
  }

  /// Which command a person used.
  public enum Reason {
    @JsonProperty("new")
    NEW,
    @JsonProperty("reset")
    RESET
  }
}

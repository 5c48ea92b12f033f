package dev.claw.protocol.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `commands.list`.
public record CommandsListParams(
    @Nullable String agentId, @Nullable Scope scope, @Nullable Boolean includeArgs) {

  public CommandsListParams {
    Require.atMost(agentId, "agentId", 128);
  }

  /// Where the commands are typed.
  public enum Scope {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("native")
    NATIVE,
    @JsonProperty("both")
    BOTH
  }
}

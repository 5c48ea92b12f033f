package dev.claw.protocol.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import dev.claw.protocol.models.ThinkingLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `agents.list`.
///
/// @param mainKey last part of a main conversation's key
/// @param scope `per-sender` or `global`
public record AgentsListResult(
    String defaultId,
    String mainKey,
    String scope,
    @Nullable String ownership,
    @Nullable Boolean selectionRequired,
    List<Agent> agents) {

  public AgentsListResult {
    Require.nonEmpty(defaultId, "defaultId");
    Require.nonEmpty(mainKey, "mainKey");
    Require.nonEmpty(scope, "scope");
    agents = Require.list(agents, "agents", Integer.MAX_VALUE);
  }

  /// One agent.
  public record Agent(
      String id,
      @Nullable String name,
      @Nullable String kind,
      @Nullable Face identity,
      @Nullable String workspace,
      @Nullable Models model,
      @Nullable JsonNode agentRuntime,
      @Nullable List<ThinkingLevel> thinkingLevels,
      @Nullable List<String> thinkingOptions,
      @Nullable String thinkingDefault) {

    public Agent {
      Require.nonEmpty(id, "id");
      thinkingLevels = thinkingLevels == null ? null : List.copyOf(thinkingLevels);
      thinkingOptions = thinkingOptions == null ? null : List.copyOf(thinkingOptions);
    }
  }

  /// How it looks.
  public record Face(
      @Nullable String name,
      @Nullable String theme,
      @Nullable String emoji,
      @Nullable String avatar,
      @Nullable String avatarUrl) {}

  /// What it thinks with, as `provider/model`.
  public record Models(@Nullable String primary, @Nullable List<String> fallbacks) {
    public Models {
      fallbacks = fallbacks == null ? null : List.copyOf(fallbacks);
    }
  }
}

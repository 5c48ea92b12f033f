package dev.claw.protocol.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the gateway is. Result of `health`, payload of the event, part of the welcome.
///
/// @param ts Unix milliseconds
/// @param durationMs how long the look took
/// @param report our addition: the findings by name
public record Health(
    boolean ok,
    long ts,
    long durationMs,
    Map<String, JsonNode> channels,
    List<String> channelOrder,
    Map<String, String> channelLabels,
    @Nullable Long heartbeatSeconds,
    @Nullable String defaultAgentId,
    List<Agent> agents,
    @Nullable Sessions sessions,
    @Nullable JsonNode plugins,
    @Nullable JsonNode eventLoop,
    @Nullable @JsonProperty("claw.report") JsonNode report) {

  /// The event that carries it.
  public static final String EVENT = "health";

  public Health {
    channels = channels == null ? Map.of() : Map.copyOf(channels);
    channelOrder = Require.list(channelOrder, "channelOrder", Integer.MAX_VALUE);
    channelLabels = channelLabels == null ? Map.of() : Map.copyOf(channelLabels);
    agents = Require.list(agents, "agents", Integer.MAX_VALUE);
  }

  /// An agent and its conversations.
  public record Agent(
      String agentId,
      @Nullable String name,
      boolean isDefault,
      @Nullable HeartbeatPlan heartbeat,
      @Nullable Sessions sessions) {

    public Agent {
      Require.nonEmpty(agentId, "agentId");
    }
  }

  /// When an agent looks around by itself.
  ///
  /// @param every as people write it, such as `30m`
  public record HeartbeatPlan(
      boolean enabled,
      @Nullable String every,
      @Nullable Long everyMs,
      @Nullable String prompt,
      @Nullable String target,
      @Nullable Integer ackMaxChars) {}

  /// The stored conversations.
  public record Sessions(@Nullable String path, long count, List<Recent> recent) {
    public Sessions {
      recent = Require.list(recent, "recent", Integer.MAX_VALUE);
    }
  }

  /// A conversation of late.
  ///
  /// @param updatedAt Unix milliseconds
  /// @param age milliseconds since then
  public record Recent(String key, @Nullable Long updatedAt, @Nullable Long age) {}
}

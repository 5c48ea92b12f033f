package dev.claw.protocol.health;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `status`: the sum of what runs here.
public record Status(
    String runtimeVersion,
    @Nullable HeartbeatStatus heartbeat,
    List<String> channelSummary,
    List<String> queuedSystemEvents,
    @Nullable JsonNode tasks,
    @Nullable JsonNode sessions,
    @Nullable Long pid) {

  public Status {
    Require.nonEmpty(runtimeVersion, "runtimeVersion");
    channelSummary = Require.list(channelSummary, "channelSummary", Integer.MAX_VALUE);
    queuedSystemEvents = Require.list(queuedSystemEvents, "queuedSystemEvents", Integer.MAX_VALUE);
  }

  /// Which agents look around by themselves.
  public record HeartbeatStatus(@Nullable String defaultAgentId, List<JsonNode> agents) {
    public HeartbeatStatus {
      agents = Require.list(agents, "agents", Integer.MAX_VALUE);
    }
  }
}

package dev.claw.protocol.roster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts about the machine a node runs on. Its fields stand in the node's row.
///
/// @param issues sentences on what does not work there
/// @param gatewayLocal whether it is the gateway's own machine
public record NodeHost(
    @Nullable String pathEnv,
    @Nullable JsonNode computerUse,
    @Nullable List<JsonNode> nodePluginTools,
    @Nullable Boolean sessionHost,
    @Nullable HostStats hostStats,
    @Nullable List<JsonNode> issues,
    @Nullable Boolean gatewayLocal) {

  /// Nothing known.
  public static final NodeHost UNKNOWN = new NodeHost(null, null, null, null, null, null, null);

  public NodeHost {
    nodePluginTools = nodePluginTools == null ? null : List.copyOf(nodePluginTools);
    issues = issues == null ? null : List.copyOf(issues);
  }
}

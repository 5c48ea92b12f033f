package dev.claw.protocol.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;

/// The tools that a node's plug-ins offer; the parameters of `node.pluginTools.update`.
///
/// @param tools objects with `pluginId`, `name` and `description`
public record NodePluginTools(List<JsonNode> tools) {

  /// The method that takes it.
  public static final String METHOD = "node.pluginTools.update";

  /// Most tools of one node.
  public static final int MAX_TOOLS = 128;

  /// Most characters of all tools together.
  public static final int MAX_TOTAL = 524_288;

  public NodePluginTools {
    tools = Require.list(tools, "tools", MAX_TOOLS);
    int total = 0;
    for (JsonNode tool : tools) {
      Require.atMost(
          Require.nonEmpty(tool.path("name").asText(""), "tools/name"), "tools/name", 256);
      total += tool.toString().length();
    }
    if (total > MAX_TOTAL) {
      throw new InvalidFieldException("tools", "must have at most " + MAX_TOTAL + " characters");
    }
  }

  /// The answer: what was taken.
  public record Taken(String nodeId, List<JsonNode> tools) {}
}

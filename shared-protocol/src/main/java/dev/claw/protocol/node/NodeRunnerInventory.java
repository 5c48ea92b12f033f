package dev.claw.protocol.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a node could run besides commands; the parameters of `node.runnerInventory.update`. An open
/// object: newer node hosts say more.
@JsonIgnoreProperties(ignoreUnknown = true)
public record NodeRunnerInventory(List<String> protocolFeatures, @Nullable JsonNode workerHost) {

  /// The method that takes it.
  public static final String METHOD = "node.runnerInventory.update";

  public NodeRunnerInventory {
    protocolFeatures = Require.list(protocolFeatures, "protocolFeatures", 64);
    protocolFeatures.forEach(name -> Require.atMost(name, "protocolFeatures", 128));
  }

  /// The answer.
  public record Taken(String nodeId) {}
}

package dev.claw.protocol.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.claw.protocol.Require;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Result of `node.describe`: a row with the time it was made.
///
/// @param ts Unix milliseconds
/// @param withheld our addition: what the node offers and may not do, by command, each with the
///   name of the gate that stands against it; shown to callers with pairing rights only
public record NodeDescribe(
    long ts,
    @JsonUnwrapped NodeRow node,
    @Nullable @JsonProperty("claw.withheld") Map<String, String> withheld) {

  public NodeDescribe {
    Require.present(node, "node");
    withheld = withheld == null ? null : Map.copyOf(withheld);
  }
}

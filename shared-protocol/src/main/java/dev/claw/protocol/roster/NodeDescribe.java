package dev.claw.protocol.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.claw.protocol.Require;

/// Result of `node.describe`: a row with the time it was made.
///
/// @param ts Unix milliseconds
public record NodeDescribe(long ts, @JsonUnwrapped NodeRow node) {
  public NodeDescribe {
    Require.present(node, "node");
  }
}

package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of a pairing request.
public enum Decision {
  @JsonProperty("approved")
  APPROVED,
  @JsonProperty("rejected")
  REJECTED,
  /// Only for nodes: the node was taken out again.
  @JsonProperty("removed")
  REMOVED
}

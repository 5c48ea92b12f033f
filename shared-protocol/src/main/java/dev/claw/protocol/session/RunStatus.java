package dev.claw.protocol.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a conversation's latest run is.
public enum RunStatus {
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("done")
  DONE,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("killed")
  KILLED,
  @JsonProperty("timeout")
  TIMEOUT
}

package dev.claw.protocol.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a run stands.
public enum RunOutcome {
  @JsonProperty("ok")
  OK,
  @JsonProperty("error")
  ERROR,
  @JsonProperty("timeout")
  TIMEOUT,
  /// Only while waiting: not over yet.
  @JsonProperty("pending")
  PENDING
}

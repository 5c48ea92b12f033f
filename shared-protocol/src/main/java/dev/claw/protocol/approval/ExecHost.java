package dev.claw.protocol.approval;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a command is to run.
public enum ExecHost {
  @JsonProperty("gateway")
  GATEWAY,
  @JsonProperty("node")
  NODE,
  @JsonProperty("sandbox")
  SANDBOX
}

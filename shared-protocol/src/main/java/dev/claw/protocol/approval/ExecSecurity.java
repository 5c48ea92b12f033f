package dev.claw.protocol.approval;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How much of what is asked a machine runs at all.
public enum ExecSecurity {
  @JsonProperty("deny")
  DENY,
  @JsonProperty("allowlist")
  ALLOWLIST,
  @JsonProperty("full")
  FULL
}

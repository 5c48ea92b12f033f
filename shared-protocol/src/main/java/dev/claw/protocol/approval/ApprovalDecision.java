package dev.claw.protocol.approval;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A person's answer.
public enum ApprovalDecision {
  @JsonProperty("allow-once")
  ALLOW_ONCE,
  @JsonProperty("allow-always")
  ALLOW_ALWAYS,
  @JsonProperty("deny")
  DENY
}

package dev.claw.protocol.approval;

import com.fasterxml.jackson.annotation.JsonProperty;

/// When a person is asked before something runs.
public enum ExecAsk {
  @JsonProperty("off")
  OFF,
  @JsonProperty("on-miss")
  ON_MISS,
  @JsonProperty("always")
  ALWAYS
}

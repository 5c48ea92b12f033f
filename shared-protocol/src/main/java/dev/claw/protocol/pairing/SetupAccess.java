package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The rights that came or will come with a setup code.
public enum SetupAccess {
  @JsonProperty("full")
  FULL,
  @JsonProperty("limited")
  LIMITED,
  @JsonProperty("node")
  NODE
}

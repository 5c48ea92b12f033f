package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a setup code may be redeemed for.
public enum SetupProfile {
  @JsonProperty("limited")
  LIMITED,
  @JsonProperty("node")
  NODE,
  @JsonProperty("voice-node")
  VOICE_NODE
}

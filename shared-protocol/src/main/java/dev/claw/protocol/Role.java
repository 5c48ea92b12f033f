package dev.claw.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a connection is for: steering the gateway, or lending it a machine's abilities.
public enum Role {
  @JsonProperty("operator")
  OPERATOR("operator"),
  @JsonProperty("node")
  NODE("node");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  /// The spelling on the wire.
  public String wireName() {
    return wireName;
  }
}

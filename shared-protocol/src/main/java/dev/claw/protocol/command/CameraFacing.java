package dev.claw.protocol.command;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a camera points.
public enum CameraFacing {
  @JsonProperty("front")
  FRONT,
  @JsonProperty("back")
  BACK
}

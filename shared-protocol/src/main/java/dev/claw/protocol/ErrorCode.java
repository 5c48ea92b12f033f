package dev.claw.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/// The general error codes of the protocol. What exactly went wrong is in [WireError#details()].
public enum ErrorCode {
  INVALID_REQUEST,
  FORBIDDEN,
  NOT_PAIRED,
  UNAVAILABLE,
  APPROVAL_NOT_FOUND,
  NOT_LINKED,
  AGENT_TIMEOUT;

  /// The spelling on the wire.
  @JsonValue
  public String wireName() {
    return name();
  }
}

package dev.claw.protocol.connect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.claw.protocol.InvalidFieldException;

/// What kind of program a client is.
public enum ClientMode {
  WEBCHAT,
  CLI,
  UI,
  BACKEND,
  NODE,
  WORKER,
  PROBE,
  TEST;

  /// The spelling on the wire.
  @JsonValue
  public String wireName() {
    return WireNames.of(this);
  }

  /// The value of a spelling; anything else is refused.
  @JsonCreator
  public static ClientMode parse(String text) {
    for (ClientMode mode : values()) {
      if (mode.wireName().equals(text)) {
        return mode;
      }
    }
    throw new InvalidFieldException("client/mode", "must be equal to one of the allowed values");
  }
}

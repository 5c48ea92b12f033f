package dev.claw.protocol.connect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.claw.protocol.InvalidFieldException;

/// The closed list of client programs. Ours use the one that fits their part, so that every gateway
/// accepts them.
public enum ClientId {
  WEBCHAT_UI,
  OPENCLAW_CONTROL_UI,
  OPENCLAW_BROWSER_COPILOT,
  OPENCLAW_TUI,
  WEBCHAT,
  CLI,
  GATEWAY_CLIENT,
  OPENCLAW_MACOS,
  OPENCLAW_LINUX,
  OPENCLAW_IOS,
  OPENCLAW_WATCHOS,
  OPENCLAW_ANDROID,
  NODE_HOST,
  OPENCLAW_WORKER,
  TEST,
  FINGERPRINT,
  OPENCLAW_PROBE;

  /// The spelling on the wire.
  @JsonValue
  public String wireName() {
    return WireNames.of(this);
  }

  /// The value of a spelling; anything else is refused.
  @JsonCreator
  public static ClientId parse(String text) {
    for (ClientId id : values()) {
      if (id.wireName().equals(text)) {
        return id;
      }
    }
    throw new InvalidFieldException("client/id", "must be equal to one of the allowed values");
  }
}

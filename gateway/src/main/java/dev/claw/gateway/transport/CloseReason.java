package dev.claw.gateway.transport;

import dev.claw.protocol.CloseCode;
import java.nio.charset.StandardCharsets;

/// Cuts a close reason to what a control frame can carry, without splitting a character.
final class CloseReason {
  private CloseReason() {}

  static String fit(String reason) {
    String text = reason;
    while (text.getBytes(StandardCharsets.UTF_8).length > CloseCode.MAX_REASON_BYTES) {
      text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }
    return text;
  }
}

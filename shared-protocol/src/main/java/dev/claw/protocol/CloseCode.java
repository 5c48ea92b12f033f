package dev.claw.protocol;

/// WebSocket close codes of the gateway protocol.
public enum CloseCode {
  /// Done, or the handshake took too long.
  NORMAL(1000),
  /// The versions do not overlap.
  PROTOCOL(1002),
  /// Refused: handshake, authentication, pairing, slow consumer.
  POLICY(1008),
  /// A frame was larger than allowed.
  TOO_BIG(1009),
  /// The gateway failed.
  INTERNAL(1011),
  /// The gateway restarts.
  RESTART(1012),
  /// The gateway starts and cannot answer yet.
  STARTING(1013),
  /// Sent by a client that heard nothing for two tick intervals.
  TICK_TIMEOUT(4000),
  /// The connection's rights changed: removed, revoked, rotated.
  AUTHORITY_CHANGED(4001);

  /// Longest close reason a control frame can carry, in bytes.
  public static final int MAX_REASON_BYTES = 123;

  private final int code;

  CloseCode(int code) {
    this.code = code;
  }

  /// The number on the wire.
  public int code() {
    return code;
  }
}

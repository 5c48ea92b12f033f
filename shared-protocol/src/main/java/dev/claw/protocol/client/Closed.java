package dev.claw.protocol.client;

/// How a connection ended.
///
/// @param code a WebSocket close code; 1006 when the socket just broke
public record Closed(int code, String reason) {
  /// The socket broke without a close frame.
  public static final int ABNORMAL = 1006;

  static Closed broken(Throwable cause) {
    String message = cause.getMessage();
    return new Closed(ABNORMAL, message == null ? cause.getClass().getSimpleName() : message);
  }

  @Override
  public String toString() {
    return "connection closed (" + code + (reason.isEmpty() ? "" : ", " + reason) + ")";
  }
}

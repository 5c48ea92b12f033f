package dev.claw.protocol.connect;

import dev.claw.protocol.CloseCode;
import dev.claw.protocol.ErrorCode;

/// Every way a handshake can fail, with the general code and the close code that go with it. The
/// names are wire facts: clients pause reconnecting on some of them.
public enum ConnectFailure {
  PROTOCOL_MISMATCH(ErrorCode.INVALID_REQUEST, CloseCode.PROTOCOL),
  AUTH_REQUIRED(ErrorCode.INVALID_REQUEST),
  AUTH_UNAUTHORIZED(ErrorCode.INVALID_REQUEST),
  AUTH_TOKEN_MISSING(ErrorCode.INVALID_REQUEST),
  AUTH_TOKEN_MISMATCH(ErrorCode.INVALID_REQUEST),
  AUTH_TOKEN_NOT_CONFIGURED(ErrorCode.INVALID_REQUEST),
  AUTH_PASSWORD_MISSING(ErrorCode.INVALID_REQUEST),
  AUTH_PASSWORD_MISMATCH(ErrorCode.INVALID_REQUEST),
  AUTH_PASSWORD_NOT_CONFIGURED(ErrorCode.INVALID_REQUEST),
  AUTH_BOOTSTRAP_TOKEN_INVALID(ErrorCode.INVALID_REQUEST),
  AUTH_DEVICE_TOKEN_MISMATCH(ErrorCode.INVALID_REQUEST),
  AUTH_SCOPE_MISMATCH(ErrorCode.INVALID_REQUEST),
  AUTH_RATE_LIMITED(ErrorCode.INVALID_REQUEST),
  DEVICE_AUTH_DEVICE_ID_MISMATCH(ErrorCode.INVALID_REQUEST),
  DEVICE_AUTH_SIGNATURE_EXPIRED(ErrorCode.INVALID_REQUEST),
  DEVICE_AUTH_NONCE_REQUIRED(ErrorCode.INVALID_REQUEST),
  DEVICE_AUTH_NONCE_MISMATCH(ErrorCode.INVALID_REQUEST),
  DEVICE_AUTH_SIGNATURE_INVALID(ErrorCode.INVALID_REQUEST),
  DEVICE_AUTH_PUBLIC_KEY_INVALID(ErrorCode.INVALID_REQUEST),
  DEVICE_IDENTITY_REQUIRED(ErrorCode.NOT_PAIRED),
  CONTROL_UI_DEVICE_IDENTITY_REQUIRED(ErrorCode.INVALID_REQUEST),
  CONTROL_UI_ORIGIN_NOT_ALLOWED(ErrorCode.INVALID_REQUEST),
  PAIRING_REQUIRED(ErrorCode.NOT_PAIRED),
  CLIENT_VERSION_MISMATCH(ErrorCode.INVALID_REQUEST);

  private final ErrorCode code;
  private final CloseCode closeCode;

  ConnectFailure(ErrorCode code) {
    this(code, CloseCode.POLICY);
  }

  ConnectFailure(ErrorCode code, CloseCode closeCode) {
    this.code = code;
    this.closeCode = closeCode;
  }

  /// The general code.
  public ErrorCode code() {
    return code;
  }

  /// How the socket is closed after the answer.
  public CloseCode closeCode() {
    return closeCode;
  }
}

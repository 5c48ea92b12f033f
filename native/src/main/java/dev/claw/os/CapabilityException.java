package dev.claw.os;

import java.io.Serial;

/// An ability of this machine failed. The message is one safe sentence for the user: what happened,
/// why, and the next step.
public final class CapabilityException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /// The failures as the node protocol names them; [Enum#name] is the code on the wire.
  public enum Code {
    INVALID_REQUEST,
    UNAVAILABLE,
    PAYLOAD_TOO_LARGE,
    SCREEN_UNAVAILABLE,
    SCREEN_PERMISSION_REQUIRED,
    CAMERA_UNAVAILABLE,
    CAMERA_PERMISSION_REQUIRED,
    MIC_PERMISSION_REQUIRED,
    LOCATION_DISABLED,
    LOCATION_PERMISSION_REQUIRED,
    LOCATION_TIMEOUT,
    LOCATION_UNAVAILABLE,
    NOT_AUTHORIZED,
    TIMEOUT
  }

  private final Code code;

  /// A failure with its wire code and a sentence for the user.
  public CapabilityException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /// A failure with the exception that caused it.
  public CapabilityException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// The code on the wire is `code().name()`.
  public Code code() {
    return code;
  }

  /// The sentence for the user.
  public String reason() {
    return String.valueOf(getMessage());
  }
}

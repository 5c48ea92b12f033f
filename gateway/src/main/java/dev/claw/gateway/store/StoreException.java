package dev.claw.gateway.store;

import org.jspecify.annotations.Nullable;

/// Storage could not do what was asked, and nothing was acknowledged. The message says what
/// happened, why, and what to do next; it never contains stored values. Unchecked, because almost
/// every caller can only pass it on.
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Stable reasons a caller can branch on.
  public enum Code {
    /// Another process holds the state directory.
    IN_USE,
    /// A path in the state directory is a link, belongs to someone else, or is not what it should
    /// be.
    UNSAFE_PATH,
    /// The disk is full or over quota.
    DISK_FULL,
    /// Reading or writing failed for any other reason.
    IO_FAILED,
    /// Stored bytes are not what was written.
    DAMAGED,
    /// More bytes than the stated limit.
    TOO_LARGE,
    /// Written by a newer version of Claw.
    TOO_NEW,
    /// A statement broke a rule of the schema.
    CONSTRAINT,
    /// The key that opens the secrets is missing or is not the right one.
    KEY_UNAVAILABLE,
    /// Used after it was closed.
    CLOSED
  }

  private final Code code;

  /// A failure without an underlying exception.
  public StoreException(Code code, String message) {
    this(code, message, null);
  }

  /// A failure with its cause, which is for the log only.
  public StoreException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// Why, as a stable code.
  public Code code() {
    return code;
  }
}

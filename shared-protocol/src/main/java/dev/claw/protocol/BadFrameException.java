package dev.claw.protocol;

/// Text that is no frame. The message is safe to send back: it holds no part of the text.
public final class BadFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  /// A sentence that says what is wrong.
  public BadFrameException(String message) {
    super(message);
  }
}

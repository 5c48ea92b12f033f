package dev.claw.protocol;

/// Parameters that do not fit their record. The message names the field, never its value, and may
/// go back to whoever sent them.
public final class InvalidParamsException extends Exception {
  private static final long serialVersionUID = 1L;

  /// A message in the form `at /field: problem`.
  public InvalidParamsException(String message) {
    super(message);
  }
}

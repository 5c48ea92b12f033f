package dev.claw.protocol;

/// A record was built from a value its field does not allow. The message names the field and never
/// repeats the value: it may be a secret.
public final class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// A message in the form `at /field: problem`.
  public InvalidFieldException(String field, String problem) {
    super("at /" + field + ": " + problem);
  }
}

package dev.claw.node.invoke;

/// This node does not do what it was asked. The message is one sentence for the user: what, why,
/// and the next step.
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String code;

  /// A refusal with its wire code.
  public RefusedException(String code, String message) {
    super(message);
    this.code = code;
  }

  /// The code on the wire.
  public String code() {
    return code;
  }

  /// The sentence for the user.
  public String reason() {
    return String.valueOf(getMessage());
  }
}

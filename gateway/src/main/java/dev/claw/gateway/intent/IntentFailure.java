package dev.claw.gateway.intent;

/// An action that did not happen. The message is one sentence for the person: what, why, next step.
public final class IntentFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;

  /// @param code a stable code, as on the wire
  public IntentFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}

package dev.claw.protocol.client;

import dev.claw.protocol.WireError;

/// The gateway refused a call, and said why.
public final class CallFailedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient WireError error;

  /// A refusal as it came over the wire.
  public CallFailedException(WireError error) {
    super(error.message());
    this.error = error;
  }

  /// The refusal.
  public WireError error() {
    return error;
  }
}

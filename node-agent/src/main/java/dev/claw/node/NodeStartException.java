package dev.claw.node;

/// A node cannot start. The message is one sentence for the user, with the next step.
public final class NodeStartException extends Exception {
  private static final long serialVersionUID = 1L;

  NodeStartException(String message) {
    super(message);
  }

  NodeStartException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.claw.protocol.client;

import java.io.IOException;

/// The connection ended while something waited for it. Whether the other side acted is unknown.
public final class ConnectionLostException extends IOException {
  private static final long serialVersionUID = 1L;
  private final transient Closed closed;

  ConnectionLostException(Closed closed) {
    super(closed.toString());
    this.closed = closed;
  }

  /// How it ended.
  public Closed closed() {
    return closed;
  }
}

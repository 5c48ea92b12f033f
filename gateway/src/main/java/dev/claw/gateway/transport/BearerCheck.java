package dev.claw.gateway.transport;

import dev.claw.gateway.auth.ConnectRefusal;
import dev.claw.gateway.auth.PeerAddress;

/// Checks the bearer secret of an HTTP request.
@FunctionalInterface
public interface BearerCheck {
  /// Whether it is the shared secret.
  ///
  /// @throws ConnectRefusal when this address has failed too often and has to wait
  boolean accepts(String secret, PeerAddress peer) throws ConnectRefusal;
}

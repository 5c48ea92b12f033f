package dev.claw.gateway.tailscale;

import java.nio.file.Path;

/// Where the local Tailscale service listens.
sealed interface Endpoint {
  /// A unix socket.
  record Unix(Path path) implements Endpoint {}

  /// A port of the loopback address, with the token that proves we are the same user.
  record Tcp(int port, String token) implements Endpoint {
    @Override
    public String toString() {
      return "Tcp[port=" + port + "]";
    }
  }
}

package dev.claw.gateway.transport;

import dev.claw.gateway.auth.PeerAddress;

/// One HTTP address of the gateway: the row that makes it exist. GET and HEAD only; anything with
/// an effect goes through the methods.
///
/// @param path matched exactly
/// @param access who may ask
public record Route(String path, RouteAccess access, Responder responder) {

  /// Who may ask for a route.
  public enum RouteAccess {
    /// Everyone who can reach the port.
    OPEN,
    /// Whoever shows the shared secret as a bearer token.
    BEARER
  }

  /// Makes the answer. Must not block for long.
  @FunctionalInterface
  public interface Responder {
    Page respond(PeerAddress peer, boolean authenticated);
  }

  /// An answer.
  public record Page(int status, String contentType, String body) {
    /// A JSON answer.
    public static Page json(int status, String body) {
      return new Page(status, "application/json", body);
    }
  }
}

package dev.claw.gateway.auth;

/// Where a connection comes from, as the socket and its headers say.
///
/// @param address the socket's peer as an address literal
/// @param loopback whether that is this machine
/// @param forwarded whether any proxy header was present: then the peer's locality proves nothing
/// @param origin the `Origin` header, empty where there was none
public record PeerAddress(String address, boolean loopback, boolean forwarded, String origin) {

  /// Whether the other end runs on this machine. Locality alone grants nothing.
  public boolean local() {
    return loopback && !forwarded;
  }
}

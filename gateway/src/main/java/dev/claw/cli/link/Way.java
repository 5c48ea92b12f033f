package dev.claw.cli.link;

import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.client.Handshake;
import org.jspecify.annotations.Nullable;

/// Where a gateway is and how to introduce oneself there.
///
/// @param memory keeps the token a foreign gateway gives this machine; null for the own gateway
/// @param local facts about the gateway of this state directory; null for a foreign one
record Way(
    GatewayUrl url, Handshake handshake, @Nullable RemoteKey memory, @Nullable LocalFacts local) {

  /// What the running gateway left for its owner's programs.
  record LocalFacts(long pid) {}
}

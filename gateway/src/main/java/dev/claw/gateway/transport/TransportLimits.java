package dev.claw.gateway.transport;

import dev.claw.protocol.Protocol;
import java.time.Duration;

/// The bounds of the socket layer.
///
/// @param maxConnections authenticated connections at once
/// @param maxPreauthPerAddress sockets of one address that have not finished the handshake
/// @param requestDeadline how long a socket may take to send a whole HTTP request
/// @param pingInterval how often a silent peer is pinged
/// @param pongDeadline how long an answer to a ping may take; with the interval this bounds how
///   long a dead peer is believed alive
public record TransportLimits(
    int maxConnections,
    int maxPreauthPerAddress,
    Duration requestDeadline,
    Duration handshakeTimeout,
    Duration pingInterval,
    Duration pongDeadline,
    Duration tickInterval) {

  /// The protocol's figures; a dead peer is gone after at most 35 s.
  public static final TransportLimits STANDARD =
      new TransportLimits(
          50,
          32,
          Duration.ofSeconds(10),
          Protocol.HANDSHAKE_TIMEOUT,
          Duration.ofSeconds(15),
          Duration.ofSeconds(19),
          Protocol.TICK_INTERVAL);

  /// The same limits for another number of connections.
  public TransportLimits withMaxConnections(int connections) {
    return new TransportLimits(
        connections,
        maxPreauthPerAddress,
        requestDeadline,
        handshakeTimeout,
        pingInterval,
        pongDeadline,
        tickInterval);
  }
}

package dev.claw.gateway.transport;

import dev.claw.gateway.auth.Challenge;
import dev.claw.gateway.auth.HandshakeOutcome;
import dev.claw.gateway.auth.PeerAddress;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Dispatcher;
import dev.claw.protocol.Frame;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.HelloOk;

/// What a connection needs from the rest of the gateway. The socket layer knows no feature.
public interface Desk {
  /// Whether requests are answered yet, or still.
  Lifecycle lifecycle();

  /// The gateway's public key, told in the challenge.
  String gatewayKey();

  /// The gateway's clock, Unix milliseconds.
  long nowMs();

  /// Decides about a `connect`.
  HandshakeOutcome authenticate(
      String connectionId, ConnectParams params, PeerAddress peer, Challenge challenge);

  /// The welcome for an authenticated client.
  HelloOk hello(Caller caller, HelloOk.Granted granted);

  /// Answers a request.
  Dispatcher.Reply dispatch(Caller caller, Frame.Request request) throws InterruptedException;

  /// An authenticated client is there.
  void connected(Caller caller, ConnectParams params);

  /// It is gone.
  void disconnected(Caller caller, String reason);
}

package dev.claw.gateway.auth;

import dev.claw.gateway.rpc.Caller;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.WireError;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.HelloOk;

/// How a handshake ended. Only [Welcomed] carries a caller, so nobody else can reach dispatch.
public sealed interface HandshakeOutcome {

  /// Authenticated; a node may still be waiting for its owner's approval.
  record Welcomed(Caller caller, ConnectParams params, HelloOk.Granted granted)
      implements HandshakeOutcome {}

  /// Refused: answer, then close.
  record Refused(WireError error, CloseCode closeCode) implements HandshakeOutcome {}
}

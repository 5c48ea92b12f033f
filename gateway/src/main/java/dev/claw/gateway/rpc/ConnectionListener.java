package dev.claw.gateway.rpc;

import dev.claw.protocol.connect.ConnectParams;

/// Told when an authenticated connection comes and goes. `connected` runs before the client hears
/// its welcome is complete and must not block on that client.
public interface ConnectionListener {
  /// A client has been welcomed.
  void connected(Caller caller, ConnectParams params);

  /// It is gone. Always follows `connected`, exactly once.
  void disconnected(Caller caller, String reason);
}

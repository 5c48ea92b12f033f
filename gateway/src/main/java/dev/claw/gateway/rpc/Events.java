package dev.claw.gateway.rpc;

import dev.claw.protocol.CloseCode;
import dev.claw.protocol.identity.DeviceId;
import java.util.function.Predicate;

/// How features reach connected clients. Nothing here blocks: each connection has a bounded outbox.
public interface Events {

  /// Sends to everyone who may see it, numbered per connection.
  void publish(EventType type, Object payload);

  /// Sends to one device's live node connection, without a number.
  ///
  /// @return whether it was handed to a live connection
  boolean sendToNode(DeviceId node, String event, Object payload);

  /// Sends to one connection, without a number.
  ///
  /// @return whether the connection was live
  boolean sendTo(String connectionId, String event, Object payload);

  /// Ends all connections that match, telling them why.
  ///
  /// @return how many
  int disconnect(Predicate<Caller> which, CloseCode code, String reason);
}

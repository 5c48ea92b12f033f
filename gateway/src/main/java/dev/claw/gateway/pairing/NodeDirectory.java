package dev.claw.gateway.pairing;

import dev.claw.gateway.rpc.Caller;
import dev.claw.protocol.identity.DeviceId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What other features may know about paired and waiting nodes. Reads are from memory and fast.
public interface NodeDirectory {

  /// All nodes, waiting ones too.
  List<NodeRecord> nodes();

  /// One node.
  Optional<NodeRecord> node(DeviceId id);

  /// A node has connected and declares what it offers; opens, refreshes or clears its request.
  ///
  /// @return the record with this declaration taken into account
  NodeRecord declare(Caller caller, Surface declared);

  /// Gives a node the owner's name for it.
  NodeRecord rename(DeviceId id, String displayName);

  /// Remembers when a node was last there.
  void seen(DeviceId id, long timeMs);

  /// Calls back after any change of a node's approval, name or existence.
  void onChange(Consumer<DeviceId> listener);
}

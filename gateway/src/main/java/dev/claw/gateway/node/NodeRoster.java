package dev.claw.gateway.node;

import dev.claw.protocol.identity.DeviceId;
import java.util.List;
import java.util.Optional;

/// The nodes, waiting and absent ones too. Reads are cheap and see changes at once.
public interface NodeRoster {
  /// All nodes: connected ones first, then by name.
  List<NodeView> nodes();

  /// One node.
  Optional<NodeView> node(DeviceId id);

  /// The node people mean: by its id, by its name in any case, or by the beginning of either when
  /// that fits one node only. Of several with the same name, the only connected one.
  Optional<NodeView> find(String idOrName);
}

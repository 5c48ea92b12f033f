package dev.claw.node.exec;

import dev.claw.protocol.node.NodeEvent;

/// Takes what happens to runs, for whoever watches them. Never blocks.
@FunctionalInterface
public interface RunEvents {
  /// Tells it, or drops it when nobody is connected.
  void tell(NodeEvent event);
}

package dev.claw.node.invoke;

import dev.claw.protocol.command.NodeCommand;
import dev.claw.protocol.command.NodeCommandSpec;

/// Decides whether a command may run now. Asked for every invocation, whatever the gateway was told
/// before.
@FunctionalInterface
public interface Gate {
  /// Returns if the command may run.
  void admit(NodeCommandSpec spec, NodeCommand command, Invocation invocation)
      throws RefusedException, InterruptedException;
}

package dev.claw.node.invoke;

import dev.claw.os.CapabilityException;
import dev.claw.protocol.command.NodeCommand;

/// Runs one command; an interrupt ends it and everything it started.
@FunctionalInterface
public interface CommandHandler {
  /// What the command answers.
  NodeCommand.Result run(NodeCommand command, Invocation invocation)
      throws RefusedException, CapabilityException, InterruptedException;
}

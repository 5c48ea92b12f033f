package dev.claw.gateway.node;

/// Runs commands on nodes. The one way there, for operators and for the gateway's own features.
@FunctionalInterface
public interface NodeInvoker {
  /// Sends a command to its node and waits for the end.
  ///
  /// @return what came of it; refusals too are outcomes
  /// @throws InterruptedException when the calling thread is to stop; the command is called off
  ///   unless another caller waits for it under the same key
  InvokeOutcome invoke(InvokeRequest request) throws InterruptedException;
}

package dev.claw.gateway.node;

import dev.claw.protocol.identity.DeviceId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs a command on the best node. When that node fails on the way, a command that only reads is
/// tried on the next best; anything else is never repeated.
public final class NodeRouter {
  /// Nodes tried for one command.
  static final int MAX_TRIES = 3;

  /// Failures of the way or of the machine, after which another machine may do better.
  private static final Set<String> OF_THE_WAY =
      Set.of(
          Failures.TIMEOUT,
          Failures.IDLE_TIMEOUT,
          Failures.DISCONNECTED,
          Failures.NOT_CONNECTED,
          Failures.BUSY,
          "UNAVAILABLE");

  private final NodeChooser chooser;
  private final NodeInvoker invoker;
  private final CommandPolicy policy;

  /// A router that asks these.
  public NodeRouter(NodeChooser chooser, NodeInvoker invoker, CommandPolicy policy) {
    this.chooser = chooser;
    this.invoker = invoker;
    this.policy = policy;
  }

  /// What came of it.
  ///
  /// @param node who did it, or failed last; null when no node could be asked
  /// @param outcome null when no node could be asked
  /// @param reason why this node, and what happened before; for people
  public record Routed(@Nullable NodeView node, @Nullable InvokeOutcome outcome, String reason) {}

  /// Runs a command.
  ///
  /// @param request its node is overwritten by the choice
  public Routed route(InvokeRequest request, Preferences preferences) throws InterruptedException {
    var story = new StringBuilder();
    Preferences left = preferences;
    Routed last = null;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Choice choice = chooser.choose(request.command(), left);
      if (!(choice instanceof Choice.Chosen chosen)) {
        return last == null ? new Routed(null, null, choice.reason()) : last;
      }
      DeviceId node = chosen.node().id();
      InvokeOutcome outcome = invoker.invoke(request.on(node));
      last = new Routed(chosen.node(), outcome, story + chosen.reason());
      if (!(outcome instanceof InvokeOutcome.Failed failed) || !mayTryNext(request, failed)) {
        return last;
      }
      story.append(chosen.node().name()).append(" failed (").append(failed.code()).append("). ");
      left = left.without(node);
    }
    return Objects.requireNonNull(last);
  }

  private boolean mayTryNext(InvokeRequest request, InvokeOutcome.Failed failed) {
    return policy.isReadOnly(request.command()) && OF_THE_WAY.contains(failed.code());
  }
}

package dev.claw.gateway.node;

import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Events;
import dev.claw.protocol.node.NodeInvokeCancel;
import dev.claw.protocol.node.NodeInvokeProgress;
import dev.claw.protocol.node.NodeInvokeRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The commands that are out. A result or progress counts only for an invocation that is out on the
/// very connection it comes from.
final class Invocations {
  /// Commands that may be out at a time, over all nodes.
  static final int MAX_IN_FLIGHT = 1024;

  private final Map<String, Invocation> out = new ConcurrentHashMap<>();
  private final Semaphore slots = new Semaphore(MAX_IN_FLIGHT);
  private final Events events;

  Invocations(Events events) {
    this.events = events;
  }

  /// Sends a command to its node; an invocation that could not be sent is settled on return.
  void start(Invocation invocation, NodeInvokeRequest request) {
    NodeConnection node = invocation.connection();
    if (!slots.tryAcquire()) {
      invocation.settle(Failures.busy("The gateway"));
      return;
    }
    if (!node.slots().tryAcquire()) {
      slots.release();
      invocation.settle(Failures.busy("The node"));
      return;
    }
    out.put(invocation.id(), invocation);
    // Looked at again: what changed since the gates were passed has not seen this invocation.
    if (!node.effective().commands().contains(invocation.command())) {
      settle(invocation, Failures.policyChanged(false, invocation.command()));
      return;
    }
    if (!node.isLive() || !events.sendTo(node.connectionId(), NodeInvokeRequest.EVENT, request)) {
      settle(invocation, Failures.notConnected("it has just gone; it reconnects by itself."));
    }
  }

  /// Waits for the outcome, to the time limit at most. A caller that is interrupted leaves; the
  /// last one to leave ends the command.
  InvokeOutcome await(Invocation invocation, Invocation.Waiter waiter) throws InterruptedException {
    try {
      while (true) {
        long left = invocation.limit().remainingNanos();
        if (left <= 0) {
          timeOut(invocation);
        }
        InvokeOutcome outcome = invocation.await(left);
        if (outcome != null) {
          return outcome;
        }
      }
    } finally {
      if (invocation.leave(waiter) && !invocation.isSettled()) {
        abort(invocation);
      }
    }
  }

  /// Ends an invocation with what its node said.
  ///
  /// @return whether the result was waited for
  boolean finish(Caller node, String invocationId, InvokeOutcome outcome) {
    Invocation invocation = outOn(node, invocationId);
    return invocation != null && settle(invocation, outcome);
  }

  /// Whether a node's result would be waited for; lets the caller skip costly checks.
  @Nullable Invocation outOn(Caller node, String invocationId) {
    Invocation invocation = out.get(invocationId);
    return invocation != null
            && invocation.connection().connectionId().equals(node.connectionId())
            && invocation.connection().id().equals(node.deviceId())
        ? invocation
        : null;
  }

  /// Takes a chunk of progress.
  ///
  /// @return whether it was used
  boolean progress(Caller node, NodeInvokeProgress chunk) {
    Invocation invocation = outOn(node, chunk.invokeId());
    if (invocation == null) {
      return false;
    }
    invocation.limit().progressed();
    return invocation.progress().accept(chunk.seq(), chunk.chunk());
  }

  /// A node is gone: everything that was out there has failed.
  void nodeGone(NodeConnection connection) {
    each(
        invocation -> invocation.connection() == connection,
        invocation ->
            settle(
                invocation,
                Failures.dispatched(
                    Failures.DISCONNECTED, "node disconnected (" + invocation.command() + ")")));
  }

  /// A caller is gone: what nobody else waits for is called off.
  void callerGone(String connectionId) {
    each(invocation -> invocation.leave(connectionId), this::abort);
  }

  /// What a node may do has changed: what it no longer may is called off.
  void recheck(NodeConnection connection) {
    each(
        invocation ->
            invocation.connection() == connection
                && !connection.effective().commands().contains(invocation.command()),
        invocation -> {
          if (settle(invocation, Failures.policyChanged(true, invocation.command()))) {
            cancel(invocation);
          }
        });
  }

  /// Calls everything off.
  void endAll() {
    each(_ -> true, this::abort);
  }

  private void each(Predicate<Invocation> which, Consumer<Invocation> action) {
    out.values().stream().filter(which).toList().forEach(action);
  }

  private void timeOut(Invocation invocation) {
    boolean idle = invocation.limit().isIdle();
    String code = idle ? Failures.IDLE_TIMEOUT : Failures.TIMEOUT;
    String message = idle ? "node invoke showed no progress in time" : "node invoke timed out";
    if (settle(invocation, Failures.dispatched(code, message))) {
      cancel(invocation);
    }
  }

  private void abort(Invocation invocation) {
    if (settle(
        invocation,
        Failures.dispatched(Failures.ABORTED, "nobody waits for the result any more"))) {
      cancel(invocation);
    }
  }

  private void cancel(Invocation invocation) {
    NodeConnection node = invocation.connection();
    events.sendTo(
        node.connectionId(),
        NodeInvokeCancel.EVENT,
        new NodeInvokeCancel(invocation.id(), node.id().value()));
  }

  private boolean settle(Invocation invocation, InvokeOutcome outcome) {
    if (out.remove(invocation.id(), invocation)) {
      invocation.connection().slots().release();
      slots.release();
    }
    return invocation.settle(outcome);
  }

  int inFlight() {
    return out.size();
  }
}

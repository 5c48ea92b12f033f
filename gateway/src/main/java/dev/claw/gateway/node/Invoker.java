package dev.claw.gateway.node;

import dev.claw.protocol.node.NodeInvokeRequest;
import java.util.function.LongSupplier;

/// Lets a command through the gates, sends it once per key, and waits.
final class Invoker implements NodeInvoker {
  private final Gates gates;
  private final Invocations invocations;
  private final RunLedger runs;
  private final OnceCache once;
  private final LongSupplier nanoTime;

  Invoker(Gates gates, Invocations invocations, RunLedger runs, LongSupplier nanoTime) {
    this.gates = gates;
    this.invocations = invocations;
    this.runs = runs;
    this.once = new OnceCache(nanoTime);
    this.nanoTime = nanoTime;
  }

  @Override
  public InvokeOutcome invoke(InvokeRequest request) throws InterruptedException {
    var key =
        new OnceCache.Key(request.asker().principal(), request.node(), request.idempotencyKey());
    var entry =
        new OnceCache.Entry(key, OnceCache.fingerprint(request.command(), request.paramsJson()));
    OnceCache.Entry known = once.find(key);
    return known == null ? begin(request, entry) : again(request, entry, known);
  }

  private InvokeOutcome begin(InvokeRequest request, OnceCache.Entry entry)
      throws InterruptedException {
    return switch (gates.check(request.node(), request.command())) {
      case Gates.Refused refused -> refused.failure();
      case Gates.Open open ->
          switch (RunParams.prepare(request.command(), request.paramsJson())) {
            case RunParams.Refused refused -> refused.failure();
            case RunParams.Ready ready -> send(request, open.connection(), ready, entry);
          };
    };
  }

  private InvokeOutcome send(
      InvokeRequest request, NodeConnection node, RunParams.Ready params, OnceCache.Entry entry)
      throws InterruptedException {
    var limit = new TimeLimit(request.timeout(), nanoTime);
    var invocation = new Invocation(node, request, limit, outcome -> once.settle(entry, outcome));
    entry.begin(invocation);
    OnceCache.Entry holder = once.claim(entry);
    if (holder != null) {
      return again(request, entry, holder);
    }
    Invocation.Waiter waiter = invocation.join(request.asker().connectionId());
    if (params.runId() != null) {
      runs.issue(node.connectionId(), params.runId());
    }
    invocations.start(invocation, wire(request, invocation, params));
    return invocations.await(invocation, waiter);
  }

  /// The key is in use: by this command, whose answer then serves here too, or by another.
  private InvokeOutcome again(InvokeRequest request, OnceCache.Entry asked, OnceCache.Entry holder)
      throws InterruptedException {
    if (!holder.isSameCommand(asked)) {
      return Failures.idempotencyMismatch();
    }
    Invocation invocation = holder.invocation();
    InvokeOutcome outcome = holder.outcome();
    if (outcome != null || invocation == null) {
      return outcome == null ? Failures.resultDropped() : outcome;
    }
    return invocations.await(invocation, invocation.join(request.asker().connectionId()));
  }

  private static NodeInvokeRequest wire(
      InvokeRequest request, Invocation invocation, RunParams.Ready params) {
    return new NodeInvokeRequest(
        invocation.id(),
        request.node().value(),
        request.command(),
        params.json(),
        invocation.limit().millis(),
        request.idempotencyKey(),
        request.asker().sessionKey());
  }
}

package dev.claw.gateway.node;

import dev.claw.gateway.pairing.NodeDirectory;
import dev.claw.gateway.pairing.NodeRecord;
import dev.claw.gateway.rpc.Access;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Method;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.NoParams;
import dev.claw.protocol.WireError;
import dev.claw.protocol.node.EventTaken;
import dev.claw.protocol.node.NodeEvent;
import dev.claw.protocol.node.NodeInvokeProgress;
import dev.claw.protocol.node.NodeInvokeResult;
import dev.claw.protocol.node.NodePluginTools;
import dev.claw.protocol.node.NodeRunnerInventory;
import dev.claw.protocol.node.NodeSkills;
import dev.claw.protocol.node.PendingAck;
import dev.claw.protocol.node.PendingActions;
import dev.claw.protocol.node.PendingDrain;
import dev.claw.protocol.node.PluginSurfaceRefresh;
import dev.claw.protocol.node.Received;
import dev.claw.protocol.node.SkillBins;
import dev.claw.protocol.roster.Power;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What nodes tell the gateway. A node that waits for approval is told what it waits for.
final class NodeMethods {
  private final NodeDirectory directory;
  private final LiveNodes live;
  private final Invocations invocations;
  private final NodeReports reports;
  private final WorkQueue work;
  private final Supplier<List<String>> skillBins;
  private final Runnable changed;

  NodeMethods(Parts parts, Supplier<List<String>> skillBins, Runnable changed) {
    this.directory = parts.directory();
    this.live = parts.live();
    this.invocations = parts.invocations();
    this.reports = parts.reports();
    this.work = parts.work();
    this.skillBins = skillBins;
    this.changed = changed;
  }

  /// What the methods work on.
  record Parts(
      NodeDirectory directory,
      LiveNodes live,
      Invocations invocations,
      NodeReports reports,
      WorkQueue work) {}

  List<Method<?, ?>> methods() {
    Access node = Access.node();
    return List.of(
        new Method<>(NodeInvokeResult.METHOD, node, NodeInvokeResult.class, this::result),
        new Method<>(NodeInvokeProgress.METHOD, node, NodeInvokeProgress.class, this::progress),
        new Method<>(NodeEvent.METHOD, node, NodeEvent.class, this::event),
        new Method<>(PendingActions.METHOD, node, NoParams.class, this::pull),
        new Method<>(PendingAck.METHOD, node, PendingAck.class, this::ack),
        new Method<>(PendingDrain.METHOD, node, PendingDrain.class, this::drain),
        new Method<>(NodeSkills.METHOD, node, NodeSkills.class, this::skills),
        new Method<>(NodePluginTools.METHOD, node, NodePluginTools.class, this::tools),
        new Method<>(NodeRunnerInventory.METHOD, node, NodeRunnerInventory.class, this::runners),
        new Method<>(SkillBins.METHOD, node, NoParams.class, this::bins),
        new Method<>(
            PluginSurfaceRefresh.METHOD, node, PluginSurfaceRefresh.class, this::refreshSurface));
  }

  private Received result(Caller caller, NodeInvokeResult result) {
    requireOwnId(caller, result.nodeId());
    Invocation invocation = invocations.outOn(caller, result.id());
    if (invocation == null) {
      return Received.IGNORED;
    }
    InvokeOutcome outcome = Results.read(result);
    if (!invocations.finish(caller, result.id(), outcome)) {
      return Received.IGNORED;
    }
    learn(invocation, outcome);
    return Received.OK;
  }

  /// A device's status tells its power as well.
  private void learn(Invocation invocation, InvokeOutcome outcome) {
    if (invocation.command().equals(PowerReading.COMMAND)
        && outcome instanceof InvokeOutcome.Done done) {
      Power power = PowerReading.of(done.payload());
      if (power != null) {
        invocation.connection().facts().power(power);
        changed.run();
      }
    }
  }

  private Received progress(Caller caller, NodeInvokeProgress chunk) {
    requireOwnId(caller, chunk.nodeId());
    return new Received(true, !invocations.progress(caller, chunk));
  }

  private EventTaken event(Caller caller, NodeEvent event) {
    requireApproved(caller);
    EventTaken taken = reports.take(live.of(caller), event);
    if (Boolean.TRUE.equals(taken.handled())) {
      changed.run();
    }
    return taken;
  }

  private PendingActions pull(Caller caller, NoParams none) {
    requireApproved(caller);
    return work.pull(caller.requireDevice());
  }

  private PendingAck.Acked ack(Caller caller, PendingAck params) {
    requireApproved(caller);
    WorkQueue.Acked acked = work.ack(caller.requireDevice(), params.ids());
    return new PendingAck.Acked(caller.requireDevice().value(), acked.ids(), acked.remaining());
  }

  private PendingDrain.Drained drain(Caller caller, PendingDrain params) {
    requireApproved(caller);
    return work.drain(caller.requireDevice(), params.limit());
  }

  private NodeSkills.Taken skills(Caller caller, NodeSkills update) {
    NodeConnection connection = approved(caller);
    if (connection == null) {
      return new NodeSkills.Taken(caller.requireDevice().value(), List.of());
    }
    connection.facts().skills(update.skills());
    return new NodeSkills.Taken(connection.id().value(), update.skills());
  }

  private NodePluginTools.Taken tools(Caller caller, NodePluginTools update) {
    NodeConnection connection = approved(caller);
    if (connection == null) {
      return new NodePluginTools.Taken(caller.requireDevice().value(), List.of());
    }
    connection.facts().tools(update.tools());
    changed.run();
    return new NodePluginTools.Taken(connection.id().value(), update.tools());
  }

  private NodeRunnerInventory.Taken runners(Caller caller, NodeRunnerInventory inventory) {
    requireApproved(caller);
    return new NodeRunnerInventory.Taken(caller.requireDevice().value());
  }

  private SkillBins bins(Caller caller, NoParams none) {
    requireApproved(caller);
    return new SkillBins(skillBins.get());
  }

  private Object refreshSurface(Caller caller, PluginSurfaceRefresh params) {
    throw RpcException.unavailable(
        "NO_PLUGIN_SURFACE",
        "This gateway serves no plug-in surfaces, so there is no address to refresh.");
  }

  private @Nullable NodeConnection approved(Caller caller) {
    boolean approved =
        directory.node(caller.requireDevice()).filter(NodeRecord::isApproved).isPresent();
    return approved ? live.of(caller) : null;
  }

  private void requireApproved(Caller caller) {
    NodeRecord record = directory.node(caller.requireDevice()).orElse(null);
    if (record != null && record.isApproved()) {
      return;
    }
    NodeRecord.PendingSurface pending = record == null ? null : record.pending();
    String request = pending == null ? "REQUEST" : pending.requestId();
    throw new RpcException(
        WireError.of(
                ErrorCode.UNAVAILABLE,
                "node capability surface is awaiting operator approval; run `claw nodes approve "
                    + request
                    + "` (see `claw nodes pending`), then this node retries automatically")
            .withDetails(
                Failures.object()
                    .put("code", "AWAITING_APPROVAL")
                    .put("gate", Gate.AWAITING_APPROVAL.wireName())));
  }

  private static void requireOwnId(Caller caller, String nodeId) {
    if (!caller.requireDevice().value().equals(nodeId)) {
      throw RpcException.invalid("NODE_ID_MISMATCH", "nodeId must be the sender's own device id");
    }
  }
}

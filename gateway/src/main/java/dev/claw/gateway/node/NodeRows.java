package dev.claw.gateway.node;

import dev.claw.gateway.pairing.NodeRecord;
import dev.claw.gateway.pairing.Surface;
import dev.claw.gateway.rpc.Loopback;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.pairing.NodeProfile;
import dev.claw.protocol.pairing.NodeSeen;
import dev.claw.protocol.pairing.NodeSurface;
import dev.claw.protocol.roster.ApprovalState;
import dev.claw.protocol.roster.NodeActivity;
import dev.claw.protocol.roster.NodeHost;
import dev.claw.protocol.roster.NodePending;
import dev.claw.protocol.roster.NodeRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what is known about a node as the row that operators read.
final class NodeRows {
  private final NodeLooks looks;

  NodeRows(NodeLooks looks) {
    this.looks = looks;
  }

  /// A row.
  ///
  /// @param withPending whether the reader may see what waits for approval
  NodeRow row(NodeLooks.Look look, @Nullable DeviceId active, boolean withPending) {
    NodeRecord record = look.record();
    return new NodeRow(
        profile(look),
        surface(look),
        host(look),
        state(record),
        pending(record, withPending),
        activity(look),
        seen(look),
        record.devicePaired(),
        look.connection() != null,
        record.id().equals(active) ? true : null,
        looks.priority(record),
        look.connection() == null ? null : look.connection().facts().power(),
        null);
  }

  private static NodeProfile profile(NodeLooks.Look look) {
    NodeRecord record = look.record();
    ClientInfo client = record.client();
    String family = client.deviceFamily();
    NodeConnection connection = look.connection();
    String address = connection == null ? null : connection.caller().remoteAddress();
    return new NodeProfile(
        record.id().value(),
        record.displayName(),
        Platform.normalised(client.platform()),
        client.version(),
        null,
        null,
        client.id().wireName(),
        client.mode().wireName(),
        family == null ? Platform.of(client).family() : family,
        client.modelIdentifier(),
        address == null || Loopback.isLiteral(address) ? null : address);
  }

  private NodeSurface surface(NodeLooks.Look look) {
    Surface shown = looks.shown(look);
    Map<String, Boolean> permissions = shown.permissions();
    return new NodeSurface(
        List.copyOf(shown.caps()),
        List.copyOf(shown.commands()),
        permissions.isEmpty() ? null : permissions);
  }

  private NodeHost host(NodeLooks.Look look) {
    NodeConnection connection = look.connection();
    Boolean local = looks.isLocal(look) ? true : null;
    if (connection == null) {
      return new NodeHost(null, null, List.of(), false, null, null, local);
    }
    return new NodeHost(
        connection.params().pathEnv(),
        connection.params().computerUse(),
        connection.facts().tools(),
        false,
        connection.facts().stats(),
        null,
        local);
  }

  static ApprovalState state(NodeRecord record) {
    if (record.isApproved()) {
      return record.pending() == null ? ApprovalState.APPROVED : ApprovalState.PENDING_REAPPROVAL;
    }
    return record.pending() == null ? ApprovalState.UNAPPROVED : ApprovalState.PENDING_APPROVAL;
  }

  private static NodePending pending(NodeRecord record, boolean shown) {
    NodeRecord.PendingSurface pending = record.pending();
    if (pending == null) {
      return NodePending.NONE;
    }
    if (!shown) {
      return new NodePending(pending.requestId(), null, null, null);
    }
    Surface declared = pending.declared();
    return new NodePending(
        pending.requestId(),
        List.copyOf(declared.caps()),
        List.copyOf(declared.commands()),
        declared.permissions().isEmpty() ? null : declared.permissions());
  }

  private static NodeActivity activity(NodeLooks.Look look) {
    NodeConnection connection = look.connection();
    NodeFacts.Activity activity = connection == null ? null : connection.facts().activity();
    return new NodeActivity(
        connection == null ? null : connection.connectedAtMs(),
        activity == null ? null : activity.lastActiveAtMs(),
        activity == null ? null : activity.updatedAtMs(),
        orNull(look.record().times().approvedMs()));
  }

  private static NodeSeen seen(NodeLooks.Look look) {
    NodeRecord.Times times = look.record().times();
    NodeConnection connection = look.connection();
    return connection == null
        ? new NodeSeen(orNull(times.lastConnectedMs()), null, orNull(times.lastSeenMs()), null)
        : new NodeSeen(
            connection.connectedAtMs(),
            null,
            Math.max(connection.connectedAtMs(), times.lastSeenMs()),
            "connect");
  }

  private static @Nullable Long orNull(long time) {
    return time == 0 ? null : time;
  }
}

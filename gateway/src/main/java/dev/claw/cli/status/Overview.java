package dev.claw.cli.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.nodes.Pending;
import dev.claw.cli.nodes.Roster;
import dev.claw.cli.terminal.CliException;
import dev.claw.protocol.NoParams;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.pairing.DevicePairList;
import dev.claw.protocol.pairing.PendingDevice;
import dev.claw.protocol.pairing.PendingNode;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `claw status` shows, collected.
///
/// @param safeMode why the gateway holds back; null where it does not
record Overview(
    GatewayLine gateway,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String safeMode,
    long ts,
    List<NodeRow> nodes,
    List<PendingNode> pendingNodes,
    List<PendingDevice> pendingDevices) {

  /// The gateway in one line.
  record GatewayLine(
      String url,
      String version,
      long uptimeMs,
      @Nullable String auth,
      @Nullable Long pid,
      boolean own) {}

  static Overview of(GatewaySession session, Optional<String> safeMode)
      throws CliException, CallFailedException, IOException, InterruptedException {
    Roster roster = Roster.load(session);
    List<PendingNode> nodes = Pending.load(session).requests();
    var devices = session.call("device.pair.list", new NoParams(), DevicePairList.class);
    return new Overview(
        line(session),
        safeMode.orElse(null),
        roster.ts(),
        roster.nodes(),
        nodes,
        withoutNodes(devices.pending(), nodes));
  }

  private static GatewayLine line(GatewaySession session) {
    HelloOk.Snapshot snapshot = session.hello().snapshot();
    return new GatewayLine(
        session.url(),
        session.version(),
        snapshot == null ? 0 : snapshot.uptimeMs(),
        snapshot == null ? null : snapshot.authMode(),
        session.pid().isPresent() ? session.pid().getAsLong() : null,
        session.own());
  }

  /// A node's device is decided on with the node.
  private static List<PendingDevice> withoutNodes(
      List<PendingDevice> devices, List<PendingNode> nodes) {
    Set<String> ids =
        nodes.stream().map(node -> node.profile().nodeId()).collect(Collectors.toSet());
    return devices.stream().filter(device -> !ids.contains(device.device().deviceId())).toList();
  }
}

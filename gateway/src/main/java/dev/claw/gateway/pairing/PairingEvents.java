package dev.claw.gateway.pairing;

import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Events;
import dev.claw.protocol.Role;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DevicePublicKey;
import dev.claw.protocol.pairing.Decision;
import dev.claw.protocol.pairing.DevicePairResolved;
import dev.claw.protocol.pairing.NodePairResolved;
import dev.claw.protocol.pairing.PendingDevice;
import dev.claw.protocol.pairing.PendingNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Tells operators, and the node concerned, what pairing decided.
final class PairingEvents {
  private final Events events;
  private final DevicePublicKey gatewayKey;
  private final Function<String, List<String>> evidence;

  /// @param evidence what else is known about an address, such as its name in the tailnet
  PairingEvents(
      Events events, DevicePublicKey gatewayKey, Function<String, List<String>> evidence) {
    this.events = events;
    this.gatewayKey = gatewayKey;
    this.evidence = evidence;
  }

  PendingDevice device(PendingRequest request) {
    return request.toDevice(gatewayKey.checkWith(request.key()));
  }

  PendingNode node(PendingRequest request) {
    return request.toNode(gatewayKey.checkWith(request.key()), evidence.apply(request.remoteIp()));
  }

  void requested(PendingRequest request) {
    if (request.needsDevice()) {
      events.publish(EventType.DEVICE_PAIR_REQUESTED, device(request));
    }
    if (request.role() == Role.NODE) {
      events.publish(EventType.NODE_PAIR_REQUESTED, node(request));
    }
  }

  void deviceResolved(PendingRequest request, Decision decision, long now) {
    events.publish(
        EventType.DEVICE_PAIR_RESOLVED,
        new DevicePairResolved(request.requestId(), request.id().value(), decision, now));
  }

  void nodeResolved(PendingRequest request, Decision decision, long now) {
    var resolved = new NodePairResolved(request.requestId(), request.id().value(), decision, now);
    events.publish(EventType.NODE_PAIR_RESOLVED, resolved);
    if (decision == Decision.APPROVED) {
      events.sendToNode(request.id(), NodePairResolved.EVENT, resolved);
    }
  }

  void nodeRemoved(DeviceId node, long now) {
    events.publish(
        EventType.NODE_PAIR_RESOLVED,
        new NodePairResolved("", node.value(), Decision.REMOVED, now));
  }

  void devicesChanged() {
    events.publish(EventType.DEVICE_PAIR_CHANGED, Map.of());
  }
}

package dev.claw.gateway.pairing;

import dev.claw.gateway.rpc.Access;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Events;
import dev.claw.gateway.rpc.Method;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.gateway.rpc.Scope;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.NoParams;
import dev.claw.protocol.Role;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.pairing.DevicePairApproved;
import dev.claw.protocol.pairing.DevicePairList;
import dev.claw.protocol.pairing.DevicePairRejected;
import dev.claw.protocol.pairing.DeviceRef;
import dev.claw.protocol.pairing.DeviceRename;
import dev.claw.protocol.pairing.DeviceTokenRevoke;
import dev.claw.protocol.pairing.DeviceTokenRevoked;
import dev.claw.protocol.pairing.DeviceTokenRotate;
import dev.claw.protocol.pairing.DeviceTokenRotated;
import dev.claw.protocol.pairing.NodePairApproved;
import dev.claw.protocol.pairing.NodePairList;
import dev.claw.protocol.pairing.NodePairRejected;
import dev.claw.protocol.pairing.NodeProfile;
import dev.claw.protocol.pairing.NodeRef;
import dev.claw.protocol.pairing.NodeSeen;
import dev.claw.protocol.pairing.NodeSurface;
import dev.claw.protocol.pairing.PairRequestId;
import dev.claw.protocol.pairing.PairedNode;
import dev.claw.protocol.pairing.SetupCodeParams;
import dev.claw.protocol.pairing.SetupCodeResult;
import dev.claw.protocol.pairing.SetupStatus;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The methods of pairing.
final class PairingMethods {
  private final PairingState state;
  private final Approvals approvals;
  private final SetupCodes setupCodes;
  private final DeviceTokens tokens;
  private final PairingEvents pairingEvents;
  private final Events events;
  private final Predicate<DeviceId> live;

  PairingMethods(
      PairingState state,
      Approvals approvals,
      SetupCodes setupCodes,
      DeviceTokens tokens,
      PairingEvents pairingEvents,
      Events events,
      Predicate<DeviceId> live) {
    this.state = state;
    this.approvals = approvals;
    this.setupCodes = setupCodes;
    this.tokens = tokens;
    this.pairingEvents = pairingEvents;
    this.events = events;
    this.live = live;
  }

  List<Method<?, ?>> methods() {
    Access pairing = Access.operator(Scope.PAIRING);
    Access admin = Access.operator(Scope.ADMIN);
    return List.of(
        new Method<>("device.pair.list", pairing, NoParams.class, this::listDevices),
        new Method<>("device.pair.approve", pairing, PairRequestId.class, this::approveDevice),
        new Method<>("device.pair.reject", pairing, PairRequestId.class, this::rejectDevice),
        new Method<>("device.pair.remove", pairing, DeviceRef.class, this::removeDevice),
        new Method<>("device.pair.rename", pairing, DeviceRename.class, this::renameDevice),
        new Method<>("device.token.rotate", pairing, DeviceTokenRotate.class, this::rotate),
        new Method<>("device.token.revoke", pairing, DeviceTokenRevoke.class, this::revoke),
        new Method<>("device.pair.setupCode", admin, SetupCodeParams.class, this::setupCode),
        new Method<>("device.pair.setupStatus", admin, SetupStatus.Params.class, this::setupStatus),
        new Method<>("node.pair.list", pairing, NoParams.class, this::listNodes),
        new Method<>("node.pair.approve", pairing, PairRequestId.class, this::approveNode),
        new Method<>("node.pair.reject", pairing, PairRequestId.class, this::rejectNode),
        new Method<>("node.pair.remove", pairing, NodeRef.class, this::removeNode));
  }

  private DevicePairList listDevices(Caller caller, NoParams params) {
    return new DevicePairList(
        state.requests().stream()
            .filter(PendingRequest::needsDevice)
            .map(pairingEvents::device)
            .toList(),
        state.devices().stream().map(device -> device.toWire(live.test(device.id()))).toList());
  }

  private DevicePairApproved approveDevice(Caller caller, PairRequestId params) {
    DeviceRecord device = approvals.approveDevice(caller, params.requestId());
    return new DevicePairApproved(params.requestId(), device.toWire(live.test(device.id())));
  }

  private DevicePairRejected rejectDevice(Caller caller, PairRequestId params) {
    PendingRequest request = approvals.reject(params.requestId(), false);
    turnAway(request);
    return new DevicePairRejected(request.requestId(), request.id().value());
  }

  private DeviceRef removeDevice(Caller caller, DeviceRef params) {
    DeviceId id = deviceId(params.deviceId());
    requireSelfOrAdmin(caller, id);
    approvals.remove(id);
    disconnect(id, each -> true, "device removed");
    return params;
  }

  private DeviceRename renameDevice(Caller caller, DeviceRename params) {
    DeviceId id = deviceId(params.deviceId());
    requireSelfOrAdmin(caller, id);
    approvals.label(id, params.label());
    return params;
  }

  private DeviceTokenRotated rotate(Caller caller, DeviceTokenRotate params) {
    DeviceId id = deviceId(params.deviceId());
    requireSelfOrAdmin(caller, id);
    List<String> asked = params.scopes();
    Scopes scopes =
        asked == null ? approvals.grant(id, params.role()).granted() : Scopes.parse(asked);
    Grant grant = approvals.rotate(id, params.role(), scopes);
    boolean self = id.equals(caller.deviceId()) && caller.role() == params.role();
    disconnect(
        id,
        each ->
            each.role() == params.role()
                && !each.connectionId().equals(self ? caller.connectionId() : ""),
        "device token rotated");
    return new DeviceTokenRotated(
        id.value(),
        params.role(),
        self ? tokens.token(id, params.role(), grant) : null,
        grant.scopes(),
        grant.issuedAtMs(),
        self
            ? DeviceTokenRotated.Delivery.IN_BAND
            : DeviceTokenRotated.Delivery.WITHHELD_CROSS_DEVICE);
  }

  private DeviceTokenRevoked revoke(Caller caller, DeviceTokenRevoke params) {
    DeviceId id = deviceId(params.deviceId());
    requireSelfOrAdmin(caller, id);
    Grant revoked = approvals.revoke(id, params.role());
    disconnect(id, each -> each.role() == params.role(), "device token revoked");
    Long at = revoked.revokedAtMs();
    return new DeviceTokenRevoked(id.value(), params.role(), at == null ? state.now() : at);
  }

  private SetupCodeResult setupCode(Caller caller, SetupCodeParams params) {
    return setupCodes.issue(params);
  }

  private SetupStatus setupStatus(Caller caller, SetupStatus.Params params) {
    return setupCodes.status(params.setupId());
  }

  private NodePairList listNodes(Caller caller, NoParams params) {
    return new NodePairList(
        state.requests().stream()
            .filter(request -> request.role() == Role.NODE)
            .map(pairingEvents::node)
            .toList(),
        state.devices().stream()
            .filter(device -> device.surface() != null)
            .map(PairingMethods::pairedNode)
            .toList());
  }

  private NodePairApproved approveNode(Caller caller, PairRequestId params) {
    DeviceRecord device = approvals.approveNode(caller, params.requestId());
    return new NodePairApproved(params.requestId(), pairedNode(device));
  }

  private NodePairRejected rejectNode(Caller caller, PairRequestId params) {
    PendingRequest request = approvals.reject(params.requestId(), true);
    turnAway(request);
    return new NodePairRejected(request.requestId(), request.id().value());
  }

  private NodeRef removeNode(Caller caller, NodeRef params) {
    DeviceId id = deviceId(params.nodeId());
    requireSelfOrAdmin(caller, id);
    approvals.removeNode(id);
    disconnect(id, each -> each.role() == Role.NODE, "device removed");
    return params;
  }

  /// A node that was let in to wait has to leave; one that only asked for more stays.
  private void turnAway(PendingRequest request) {
    if (request.needsDevice()) {
      disconnect(request.id(), each -> each.role() == request.role(), "pairing rejected");
    }
  }

  private void disconnect(DeviceId id, Predicate<Caller> which, String reason) {
    events.disconnect(
        caller -> id.equals(caller.deviceId()) && which.test(caller),
        CloseCode.AUTHORITY_CHANGED,
        reason);
  }

  /// A device that is no admin may only act on itself.
  private static void requireSelfOrAdmin(Caller caller, DeviceId id) {
    if (caller.deviceId() != null && !id.equals(caller.deviceId())) {
      Access.requireScope(caller, Scope.ADMIN);
    }
  }

  private static DeviceId deviceId(String text) {
    try {
      return new DeviceId(text);
    } catch (InvalidFieldException e) {
      throw RpcException.invalid("UNKNOWN_DEVICE", "unknown deviceId: it is 64 hex digits");
    }
  }

  private static PairedNode pairedNode(DeviceRecord device) {
    Surface surface = device.surface() == null ? Surface.EMPTY : device.surface();
    DeviceRecord.Times times = device.times();
    var profile =
        new NodeProfile(
            device.id().value(),
            device.displayName(),
            device.client().platform(),
            device.client().version(),
            null,
            null,
            device.client().id().wireName(),
            device.client().mode().wireName(),
            device.client().deviceFamily(),
            device.client().modelIdentifier(),
            device.remoteIp());
    return new PairedNode(
        profile,
        new NodeSurface(
            List.copyOf(surface.caps()),
            List.copyOf(surface.commands()),
            surface.permissions().isEmpty() ? null : surface.permissions()),
        null,
        times.createdMs(),
        times.surfaceApprovedMs(),
        new NodeSeen(orNull(times.connectedMs()), null, orNull(times.seenMs()), "connect"),
        null);
  }

  private static @Nullable Long orNull(long timeMs) {
    return timeMs == 0 ? null : timeMs;
  }
}

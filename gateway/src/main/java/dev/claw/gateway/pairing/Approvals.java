package dev.claw.gateway.pairing;

import dev.claw.gateway.rpc.Access;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.gateway.rpc.Scope;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.Role;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.pairing.ApprovedVia;
import dev.claw.protocol.pairing.Decision;
import java.util.Map;

/// The owner's decisions. Who approves must hold everything that is granted; what is granted is
/// exactly what the request showed.
final class Approvals {
  private final PairingState state;
  private final Admissions admissions;
  private final Invitations invitations;
  private final PairingEvents events;

  Approvals(
      PairingState state, Admissions admissions, Invitations invitations, PairingEvents events) {
    this.state = state;
    this.admissions = admissions;
    this.invitations = invitations;
    this.events = events;
  }

  /// Lets a device connect. A node's surface stays to be approved.
  DeviceRecord approveDevice(Caller caller, String requestId) {
    return state.locked(
        () -> {
          PendingRequest request = waitingDevice(requestId);
          requireForDevice(caller, request);
          DeviceRecord device = state.save(paired(request));
          settleDevice(request);
          return device;
        });
  }

  /// Admits a node and its surface, the device too where that still waits.
  DeviceRecord approveNode(Caller caller, String requestId) {
    return state.locked(
        () -> {
          PendingRequest request = waitingNode(requestId);
          request.requiredScopes().forEach(scope -> Access.requireScope(caller, scope));
          DeviceRecord device =
              request.needsDevice()
                  ? paired(request)
                  : state.device(request.id()).orElseThrow(() -> noRequest(requestId));
          Surface surface = request.surface();
          DeviceRecord approved =
              state.save(
                  device.withSurface(surface == null ? Surface.EMPTY : surface, state.now()));
          state.close(request);
          if (request.needsDevice()) {
            events.deviceResolved(request, Decision.APPROVED, state.now());
          }
          events.nodeResolved(request, Decision.APPROVED, state.now());
          return approved;
        });
  }

  /// Turns a request away.
  PendingRequest reject(String requestId, boolean asNode) {
    return state.locked(
        () -> {
          PendingRequest request = asNode ? waitingNode(requestId) : waitingDevice(requestId);
          state.close(request);
          if (request.needsDevice()) {
            admissions.rejected(request.id());
            invitations.end(request.id().value());
            events.deviceResolved(request, Decision.REJECTED, state.now());
          }
          if (request.role() == Role.NODE) {
            events.nodeResolved(request, Decision.REJECTED, state.now());
          }
          return request;
        });
  }

  private void settleDevice(PendingRequest request) {
    if (request.role() == Role.NODE) {
      state.open(request.withoutDevice());
    } else {
      state.close(request);
    }
    events.deviceResolved(request, Decision.APPROVED, state.now());
  }

  /// The record of a device whose request is approved: known grants of other roles stay.
  private DeviceRecord paired(PendingRequest request) {
    long now = state.now();
    DeviceRecord device =
        state
            .device(request.id())
            .map(known -> known.withClient(request.client(), request.remoteIp()))
            .orElseGet(
                () ->
                    new DeviceRecord(
                        request.key(),
                        request.client(),
                        request.remoteIp(),
                        null,
                        Map.of(),
                        ApprovedVia.OWNER,
                        null,
                        false,
                        new DeviceRecord.Times(now, now, 0, 0, now)));
    Grant before = device.grants().get(request.role());
    Scopes scopes = request.scopes();
    Grant grant =
        before == null
            ? Grant.first(scopes, now)
            : before.renewed(before.active() ? before.granted().and(scopes) : scopes, now);
    return device.withGrant(request.role(), grant).withTimes(device.times().approved(now));
  }

  /// Letting a node in, or giving a scope one does not hold, is for admins; the text is one the
  /// reference's command line looks for before it tries again as admin.
  private static void requireForDevice(Caller caller, PendingRequest request) {
    boolean allowed =
        request.role() == Role.OPERATOR
            ? caller.scopes().satisfies(request.scopes())
            : caller.scopes().satisfies(Scope.ADMIN);
    if (!allowed) {
      throw RpcException.invalid("device pairing approval denied");
    }
  }

  private PendingRequest waitingDevice(String requestId) {
    return state
        .request(requestId)
        .filter(PendingRequest::needsDevice)
        .orElseThrow(() -> noRequest(requestId));
  }

  private PendingRequest waitingNode(String requestId) {
    return state
        .request(requestId)
        .filter(request -> request.role() == Role.NODE)
        .orElseThrow(() -> noRequest(requestId));
  }

  private static RpcException noRequest(String requestId) {
    return RpcException.invalid(
        "UNKNOWN_REQUEST",
        "unknown requestId: no request "
            + requestId
            + " waits; it was decided, replaced or expired");
  }

  /// Takes a device out, with all its roles.
  DeviceRecord remove(DeviceId id) {
    return state.locked(
        () -> {
          DeviceRecord device = state.device(id).orElseThrow(() -> unknown(id));
          refuseOwn(device);
          state.delete(id);
          invitations.end(id.value());
          if (device.grants().containsKey(Role.NODE)) {
            events.nodeRemoved(id, state.now());
          }
          events.devicesChanged();
          return device;
        });
  }

  /// Takes a device's node role out; the device goes too when it has no other role.
  void removeNode(DeviceId id) {
    state.locked(
        () -> {
          DeviceRecord device =
              state
                  .device(id)
                  .filter(each -> each.grants().containsKey(Role.NODE))
                  .orElseThrow(() -> Nodes.unknown(id));
          refuseOwn(device);
          DeviceRecord rest = device.withoutRole(Role.NODE);
          if (rest.grants().isEmpty()) {
            state.delete(id);
          } else {
            state.save(rest);
          }
          invitations.end(id.value());
          events.nodeRemoved(id, state.now());
          events.devicesChanged();
          return null;
        });
  }

  /// The gateway's own command line and node would lock the owner out of this machine; they end
  /// with the gateway.
  private static void refuseOwn(DeviceRecord device) {
    if (device.own()) {
      throw RpcException.invalid(
          "OWN_DEVICE",
          device.displayName()
              + " belongs to this gateway and cannot be removed; to do without this machine's node,"
              + " run the gateway with --no-node");
    }
  }

  /// Gives a device another label.
  DeviceRecord label(DeviceId id, String label) {
    return state.locked(
        () -> {
          DeviceRecord device = state.device(id).orElseThrow(() -> unknown(id));
          DeviceRecord renamed = state.save(device.withLabel(label.strip()));
          events.devicesChanged();
          return renamed;
        });
  }

  /// Makes a device's token of a role worthless and gives it a new one, never with more scopes.
  Grant rotate(DeviceId id, Role role, Scopes asked) {
    return state.locked(
        () -> {
          DeviceRecord device = state.device(id).orElseThrow(() -> unknown(id));
          Grant grant = activeGrant(device, role);
          if (!grant.granted().satisfies(asked)) {
            throw RpcException.invalid(
                "SCOPE_MISMATCH", "a rotated token cannot have more scopes than the old one");
          }
          Grant rotated = grant.rotated(asked, state.now());
          state.save(device.withGrant(role, rotated));
          return rotated;
        });
  }

  /// Takes a device's role away until it is approved again.
  Grant revoke(DeviceId id, Role role) {
    return state.locked(
        () -> {
          DeviceRecord device = state.device(id).orElseThrow(() -> unknown(id));
          Grant revoked = activeGrant(device, role).revoked(state.now());
          state.save(device.withGrant(role, revoked));
          return revoked;
        });
  }

  Grant grant(DeviceId id, Role role) {
    return activeGrant(state.device(id).orElseThrow(() -> unknown(id)), role);
  }

  private static Grant activeGrant(DeviceRecord device, Role role) {
    Grant grant = device.activeGrant(role);
    if (grant == null) {
      throw RpcException.invalid(
          "NO_TOKEN", "this device has no active token for the role " + role.wireName());
    }
    return grant;
  }

  private static RpcException unknown(DeviceId id) {
    return RpcException.invalid(
        "UNKNOWN_DEVICE", "unknown deviceId: no device " + id.brief() + "… is paired");
  }
}

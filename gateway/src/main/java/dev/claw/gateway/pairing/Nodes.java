package dev.claw.gateway.pairing;

import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.Role;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DevicePublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The directory of nodes: the paired ones from the state, the waiting ones from their requests.
final class Nodes implements NodeDirectory {
  private final PairingState state;
  private final Admissions admissions;

  Nodes(PairingState state, Admissions admissions) {
    this.state = state;
    this.admissions = admissions;
  }

  @Override
  public List<NodeRecord> nodes() {
    var all = new LinkedHashMap<DeviceId, NodeRecord>();
    for (DeviceRecord device : state.devices()) {
      if (device.grants().containsKey(Role.NODE)) {
        all.put(device.id(), record(device));
      }
    }
    for (PendingRequest request : state.requests()) {
      if (request.role() == Role.NODE) {
        all.computeIfAbsent(request.id(), _ -> record(request));
      }
    }
    return List.copyOf(all.values());
  }

  @Override
  public Optional<NodeRecord> node(DeviceId id) {
    Optional<NodeRecord> paired =
        state.device(id).filter(device -> device.grants().containsKey(Role.NODE)).map(this::record);
    return paired.isPresent() ? paired : state.requestOf(id, Role.NODE).map(Nodes::record);
  }

  @Override
  public NodeRecord declare(Caller caller, Surface declared) {
    return state.locked(() -> declareLocked(caller, declared));
  }

  private NodeRecord declareLocked(Caller caller, Surface declared) {
    DeviceId id = caller.requireDevice();
    DeviceRecord device = state.device(id).orElse(null);
    if (device != null && device.own()) {
      return record(state.save(device.withSurface(declared, state.now())));
    }
    boolean paired =
        device != null
            && device.activeGrant(Role.NODE) != null
            && Admissions.samePlatform(device.client(), caller.client());
    Surface approved = device == null ? null : device.surface();
    if (device != null && paired && approved != null && declared.within(approved)) {
      state.requestOf(id, Role.NODE).ifPresent(state::close);
      return record(device);
    }
    admissions.open(request(caller, declared, device, !paired));
    return node(id).orElseThrow();
  }

  private PendingRequest request(
      Caller caller, Surface declared, @Nullable DeviceRecord device, boolean needsDevice) {
    DevicePublicKey key =
        device == null ? admissions.provedKey(caller.requireDevice()) : device.key();
    if (key == null) {
      throw RpcException.unavailable("NOT_PAIRED", "this node has not proved its key");
    }
    return new PendingRequest(
        UUID.randomUUID().toString(),
        key,
        caller.client(),
        Role.NODE,
        Scopes.NONE,
        declared,
        needsDevice,
        device != null,
        caller.remoteAddress(),
        state.now());
  }

  @Override
  public NodeRecord rename(DeviceId id, String displayName) {
    return state.locked(
        () ->
            record(
                state.save(
                    state
                        .device(id)
                        .orElseThrow(() -> unknown(id))
                        .withLabel(displayName.strip()))));
  }

  @Override
  public void seen(DeviceId id, long timeMs) {
    state.show(id, device -> device.withTimes(device.times().seen(timeMs)));
  }

  @Override
  public void onChange(Consumer<DeviceId> listener) {
    state.onChange(listener);
  }

  static RpcException unknown(DeviceId id) {
    return RpcException.invalid(
        "UNKNOWN_NODE", "there is no paired node " + id.brief() + "…; see `claw nodes list`");
  }

  private NodeRecord record(DeviceRecord device) {
    NodeRecord.PendingSurface pending =
        state.requestOf(device.id(), Role.NODE).map(Nodes::pending).orElse(null);
    boolean paired = device.activeGrant(Role.NODE) != null && !needsDevice(device);
    DeviceRecord.Times times = device.times();
    return new NodeRecord(
        device.id(),
        device.displayName(),
        device.client(),
        paired,
        device.surface(),
        pending,
        new NodeRecord.Times(
            times.createdMs(), times.surfaceApprovedMs(), times.connectedMs(), times.seenMs()));
  }

  private boolean needsDevice(DeviceRecord device) {
    return state.requestOf(device.id(), Role.NODE).map(PendingRequest::needsDevice).orElse(false);
  }

  private static NodeRecord record(PendingRequest request) {
    String own = request.client().displayName();
    return new NodeRecord(
        request.id(),
        own == null || own.isBlank() ? request.id().brief() : own,
        request.client(),
        !request.needsDevice(),
        null,
        pending(request),
        new NodeRecord.Times(0, 0, 0, request.refreshedMs()));
  }

  private static NodeRecord.@Nullable PendingSurface pending(PendingRequest request) {
    Surface surface = request.surface();
    return surface == null
        ? null
        : new NodeRecord.PendingSurface(request.requestId(), surface, request.refreshedMs());
  }
}

package dev.claw.gateway.pairing;

import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DevicePublicKey;
import dev.claw.protocol.pairing.ApprovedVia;
import dev.claw.protocol.pairing.DeviceProfile;
import dev.claw.protocol.pairing.PairedDevice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A paired device as it is stored: one row, replaced as a whole.
///
/// @param label the owner's name for it
/// @param grants by role
/// @param surface what its node may do; null before the first approval
/// @param own whether it is this machine's own node, whose surface the owner approved by starting
///   it
record DeviceRecord(
    DevicePublicKey key,
    ClientInfo client,
    String remoteIp,
    @Nullable String label,
    Map<Role, Grant> grants,
    ApprovedVia approvedVia,
    @Nullable Surface surface,
    boolean own,
    Times times) {

  /// Unix milliseconds; zero where it never happened.
  record Times(
      long createdMs, long approvedMs, long surfaceApprovedMs, long connectedMs, long seenMs) {
    Times approved(long now) {
      return new Times(createdMs, now, surfaceApprovedMs, connectedMs, seenMs);
    }

    Times surfaceApproved(long now) {
      return new Times(createdMs, approvedMs, now, connectedMs, seenMs);
    }

    Times connected(long now) {
      return new Times(createdMs, approvedMs, surfaceApprovedMs, now, now);
    }

    Times seen(long now) {
      return new Times(createdMs, approvedMs, surfaceApprovedMs, connectedMs, now);
    }
  }

  DeviceRecord {
    grants = Map.copyOf(grants);
  }

  DeviceId id() {
    return key.deviceId();
  }

  @Nullable Grant activeGrant(Role role) {
    Grant grant = grants.get(role);
    return grant == null || !grant.active() ? null : grant;
  }

  String displayName() {
    if (label != null) {
      return label;
    }
    String own = client.displayName();
    return own == null || own.isBlank() ? id().brief() : own;
  }

  DeviceRecord withGrant(Role role, Grant grant) {
    var changed = new EnumMap<Role, Grant>(Role.class);
    changed.putAll(grants);
    changed.put(role, grant);
    return new DeviceRecord(
        key, client, remoteIp, label, changed, approvedVia, surface, own, times);
  }

  /// The record without a role; a node without its role has no surface either.
  DeviceRecord withoutRole(Role role) {
    var changed = new EnumMap<Role, Grant>(Role.class);
    changed.putAll(grants);
    changed.remove(role);
    return new DeviceRecord(
        key,
        client,
        remoteIp,
        label,
        changed,
        approvedVia,
        role == Role.NODE ? null : surface,
        own,
        times);
  }

  DeviceRecord withSurface(Surface approved, long now) {
    return new DeviceRecord(
        key,
        client,
        remoteIp,
        label,
        grants,
        approvedVia,
        approved,
        own,
        times.surfaceApproved(now));
  }

  DeviceRecord withLabel(String newLabel) {
    return new DeviceRecord(
        key, client, remoteIp, newLabel, grants, approvedVia, surface, own, times);
  }

  DeviceRecord withTimes(Times newTimes) {
    return new DeviceRecord(
        key, client, remoteIp, label, grants, approvedVia, surface, own, newTimes);
  }

  /// The record with the client's present description of itself.
  DeviceRecord withClient(ClientInfo newClient, String newRemoteIp) {
    return new DeviceRecord(
        key, newClient, newRemoteIp, label, grants, approvedVia, surface, own, times);
  }

  PairedDevice toWire(boolean connected) {
    List<PairedDevice.TokenSummary> tokens =
        grants.entrySet().stream().map(each -> each.getValue().summary(each.getKey())).toList();
    return new PairedDevice(
        profile(),
        label,
        tokens,
        approvedVia,
        times.createdMs(),
        times.approvedMs(),
        times.seenMs() == 0 ? null : times.seenMs(),
        times.seenMs() == 0 ? null : "connect",
        connected);
  }

  private DeviceProfile profile() {
    List<Role> roles = grants.keySet().stream().sorted().toList();
    Grant operator = grants.get(Role.OPERATOR);
    return new DeviceProfile(
        id().value(),
        key.encoded(),
        displayName(),
        client.platform(),
        client.deviceFamily(),
        client.id().wireName(),
        client.mode().wireName(),
        roles.isEmpty() ? null : roles.getFirst(),
        roles,
        operator == null ? List.of() : operator.scopes(),
        remoteIp);
  }
}

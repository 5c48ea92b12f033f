package dev.claw.gateway.pairing;

import dev.claw.gateway.rpc.Scope;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DevicePublicKey;
import dev.claw.protocol.pairing.DeviceProfile;
import dev.claw.protocol.pairing.NodeProfile;
import dev.claw.protocol.pairing.NodeSurface;
import dev.claw.protocol.pairing.PendingDevice;
import dev.claw.protocol.pairing.PendingNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that waits for the owner: a device, a node's surface, or both at once under one id.
/// The id stands for exactly what it shows: whatever changes gets a new one.
///
/// @param needsDevice whether the device itself is not paired for the role
/// @param surface what a node declared; null for operators
/// @param refreshedMs when the device last asked, Unix milliseconds
record PendingRequest(
    String requestId,
    DevicePublicKey key,
    ClientInfo client,
    Role role,
    Scopes scopes,
    @Nullable Surface surface,
    boolean needsDevice,
    boolean isRepair,
    String remoteIp,
    long refreshedMs) {

  private static final Set<String> EXECUTING =
      Set.of("system.which", "fs.listDir", "terminal.upload");
  private static final List<String> EXECUTING_PREFIXES =
      List.of("system.run", "system.execApprovals.", "browser.proxy");

  DeviceId id() {
    return key.deviceId();
  }

  PendingRequest refreshed(long now) {
    return new PendingRequest(
        requestId, key, client, role, scopes, surface, needsDevice, isRepair, remoteIp, now);
  }

  /// The same request after its device part was approved.
  PendingRequest withoutDevice() {
    return new PendingRequest(
        requestId, key, client, role, scopes, surface, false, isRepair, remoteIp, refreshedMs);
  }

  /// Whether an approval of one is an approval of the other.
  boolean asksTheSameAs(PendingRequest other) {
    return role == other.role
        && scopes.equals(other.scopes)
        && needsDevice == other.needsDevice
        && java.util.Objects.equals(surface, other.surface)
        && java.util.Objects.equals(client.platform(), other.client.platform())
        && java.util.Objects.equals(client.deviceFamily(), other.client.deviceFamily());
  }

  /// What the person who approves has to hold: pairing for a bare node, write for commands, admin
  /// where commands run programs or a new node is let in.
  Set<Scope> requiredScopes() {
    var required = EnumSet.of(Scope.PAIRING);
    if (role == Role.OPERATOR) {
      required.addAll(scopes.granted());
    } else if (needsDevice
        || (surface != null && surface.commands().stream().anyMatch(PendingRequest::executes))) {
      required.add(Scope.ADMIN);
    } else if (surface != null && !surface.commands().isEmpty()) {
      required.add(Scope.WRITE);
    }
    return required;
  }

  private static boolean executes(String command) {
    return EXECUTING.contains(command) || EXECUTING_PREFIXES.stream().anyMatch(command::startsWith);
  }

  PendingDevice toDevice(String check) {
    var profile =
        new DeviceProfile(
            id().value(),
            key.encoded(),
            client.displayName(),
            client.platform(),
            client.deviceFamily(),
            client.id().wireName(),
            client.mode().wireName(),
            role,
            List.of(role),
            scopes.wireNames(),
            remoteIp);
    return new PendingDevice(requestId, profile, null, false, isRepair, refreshedMs, check);
  }

  PendingNode toNode(String check, List<String> evidence) {
    var profile =
        new NodeProfile(
            id().value(),
            client.displayName(),
            client.platform(),
            client.version(),
            null,
            null,
            client.id().wireName(),
            client.mode().wireName(),
            client.deviceFamily(),
            client.modelIdentifier(),
            remoteIp);
    Surface asked = surface == null ? Surface.EMPTY : surface;
    return new PendingNode(
        requestId,
        profile,
        new NodeSurface(
            List.copyOf(asked.caps()),
            List.copyOf(asked.commands()),
            asked.permissions().isEmpty() ? null : asked.permissions()),
        requiredScopes().stream().map(Scope::wireName).toList(),
        false,
        refreshedMs,
        check,
        evidence.isEmpty() ? null : evidence);
  }
}

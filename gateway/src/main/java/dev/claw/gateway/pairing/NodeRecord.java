package dev.claw.gateway.pairing;

import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DeviceId;
import org.jspecify.annotations.Nullable;

/// What pairing knows about a node, connected or not.
///
/// @param displayName the owner's label, else the node's own name, else the id's first digits
/// @param client the identity at its last connection
/// @param approved what the owner allowed; null before the first approval
/// @param pending the open request; null when nothing waits
public record NodeRecord(
    DeviceId id,
    String displayName,
    ClientInfo client,
    boolean devicePaired,
    @Nullable Surface approved,
    @Nullable PendingSurface pending,
    Times times) {

  /// A surface that waits for the owner.
  public record PendingSurface(String requestId, Surface declared, long sinceMs) {}

  /// Unix milliseconds; zero where it never happened.
  public record Times(long createdMs, long approvedMs, long lastConnectedMs, long lastSeenMs) {}

  /// Whether device and surface are both approved.
  public boolean isApproved() {
    return devicePaired && approved != null;
  }
}

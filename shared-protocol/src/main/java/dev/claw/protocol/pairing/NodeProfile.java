package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Who a node says it is. Part of every row that shows a node; its fields stand in the row itself.
///
/// @param nodeId the device id, 64 hexadecimal digits
/// @param remoteIp the address the gateway saw
public record NodeProfile(
    String nodeId,
    @Nullable String displayName,
    @Nullable String platform,
    @Nullable String version,
    @Nullable String coreVersion,
    @Nullable String uiVersion,
    @Nullable String clientId,
    @Nullable String clientMode,
    @Nullable String deviceFamily,
    @Nullable String modelIdentifier,
    @Nullable String remoteIp) {

  public NodeProfile {
    Require.nonEmpty(nodeId, "nodeId");
  }

  /// The name people gave the node, else its id.
  public String label() {
    return displayName == null || displayName.isBlank() ? nodeId : displayName;
  }
}

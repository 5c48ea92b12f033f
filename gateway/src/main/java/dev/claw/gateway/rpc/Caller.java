package dev.claw.gateway.rpc;

import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DeviceId;
import org.jspecify.annotations.Nullable;

/// Who asks: the authenticated other end of a connection. Made by the handshake only.
///
/// @param connectionId unique among all connections of this gateway process
/// @param scopes empty for nodes: their role decides
/// @param deviceId null for operators that showed the shared secret without a device
/// @param remoteAddress the socket's peer, as an address literal
public record Caller(
    String connectionId,
    Role role,
    Scopes scopes,
    @Nullable DeviceId deviceId,
    ClientInfo client,
    String remoteAddress) {

  /// The name under which limits and audits are kept: the device, else the shared secret's users of
  /// one address.
  public String principal() {
    return deviceId == null ? "shared:" + remoteAddress : "device:" + deviceId.value();
  }

  /// The device behind the connection.
  ///
  /// @throws RpcException when the caller has none
  public DeviceId requireDevice() {
    if (deviceId == null) {
      throw RpcException.forbidden("this call needs a device identity");
    }
    return deviceId;
  }
}

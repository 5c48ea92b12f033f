package dev.claw.node;

import dev.claw.node.command.AgentVersion;
import dev.claw.node.surface.Surface;
import dev.claw.os.HostFacts;
import dev.claw.os.OperatingSystem;
import dev.claw.protocol.Role;
import dev.claw.protocol.client.Handshake;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What this node says when it connects.
///
/// @param searchPath the PATH its commands see
record NodeIntroduction(
    DeviceIdentity identity, String name, String model, @Nullable String searchPath) {

  static NodeIntroduction of(
      DeviceIdentity identity,
      @Nullable String name,
      HostFacts.Identity host,
      @Nullable String searchPath) {
    return new NodeIntroduction(
        identity,
        name == null || name.isBlank() ? host.deviceName() : name,
        host.modelIdentifier(),
        searchPath);
  }

  /// How this node calls itself.
  ClientInfo client() {
    return new ClientInfo(
        ClientId.NODE_HOST,
        ClientMode.NODE,
        AgentVersion.text(),
        OperatingSystem.current().platform(),
        name,
        family(),
        model.isBlank() ? null : model,
        null,
        null,
        null);
  }

  Handshake handshake(Surface surface, ConnectAuth auth) {
    ConnectParams params =
        ConnectParams.of(client(), Role.NODE, List.of())
            .declaring(surface.caps(), surface.commands(), null)
            .withPath(searchPath)
            .withAuth(auth);
    return new Handshake(params, identity);
  }

  private static String family() {
    return switch (OperatingSystem.current()) {
      case LINUX -> "Linux";
      case MACOS -> "Mac";
      case WINDOWS -> "Windows";
    };
  }
}

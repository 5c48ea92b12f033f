package dev.claw.gateway.node;

import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.roster.Power;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A node as the gateway's own features see it, at one moment.
///
/// @param name the owner's label, else the node's own name
/// @param platform `linux`, `macos`, `windows`, `ios` ...
/// @param caps what it can do now; empty while it waits or is away
/// @param commands what may be invoked on it now; empty while it waits or is away
/// @param priority 1 is preferred; null where the configuration says nothing
/// @param desktop `locked`, `unlocked`, or null where the node has not said
public record NodeView(
    DeviceId id,
    String name,
    String platform,
    Presence presence,
    Set<String> caps,
    Set<String> commands,
    @Nullable Integer priority,
    @Nullable Power power,
    @Nullable String desktop) {

  /// Whether and since when a node is there.
  ///
  /// @param local whether it is on the gateway's own machine
  /// @param pendingRequestId the open approval; null when nothing waits
  /// @param lastSeenMs Unix milliseconds, 0 for never
  /// @param lastActiveMs when a person last used the machine; 0 when unknown
  public record Presence(
      boolean connected,
      boolean approved,
      boolean local,
      @Nullable String pendingRequestId,
      long lastSeenMs,
      long lastActiveMs) {}

  /// Whether a command can be sent to it now.
  public boolean offers(String command) {
    return presence.connected() && commands.contains(command);
  }
}

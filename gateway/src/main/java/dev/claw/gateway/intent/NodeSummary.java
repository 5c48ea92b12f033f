package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.NodeRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the gateway knows about a paired node without asking it.
///
/// @param aliases other names its owner uses
/// @param stats its last report; null before the first
public record NodeSummary(
    NodeRef node,
    List<String> aliases,
    Presence presence,
    Facts facts,
    Offer offer,
    @Nullable HostStats stats) {
  public NodeSummary {
    aliases = List.copyOf(aliases);
  }

  /// @param local true for the machine the gateway runs on
  /// @param lastSeen null when it has never been connected
  /// @param address the network address it last came from; null when unknown
  public record Presence(
      boolean connected, boolean local, @Nullable Instant lastSeen, @Nullable String address) {}

  /// @param platform for one "linux" or "macos"
  /// @param agentVersion null when the node did not tell
  /// @param timeZone null when the node did not tell
  public record Facts(String platform, @Nullable String agentVersion, @Nullable ZoneId timeZone) {}

  /// @param commands what may be invoked on it now
  /// @param withheld commands it could run and may not, each with the reason as a clause
  public record Offer(Set<String> commands, Map<String, String> withheld) {
    public Offer {
      commands = Set.copyOf(commands);
      withheld = Map.copyOf(withheld);
    }
  }

  String name() {
    return node.name();
  }

  boolean connected() {
    return presence.connected();
  }
}

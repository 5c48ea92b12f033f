package dev.claw.gateway.node;

import dev.claw.protocol.identity.DeviceId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the configuration says about nodes.
///
/// @param priorities by node id or display name, whatever their case; 1 is preferred
/// @param localNode the node of the gateway's own machine; null to take the one on loopback
public record NodeSettings(
    CommandSettings commands, Map<String, Integer> priorities, @Nullable DeviceId localNode) {

  /// No word on anything.
  public static final NodeSettings DEFAULTS =
      new NodeSettings(CommandSettings.NONE, Map.of(), null);

  public NodeSettings {
    priorities =
        priorities.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  @Nullable Integer priority(DeviceId id, String displayName) {
    Integer byId = priorities.get(id.value());
    return byId == null ? priorities.get(displayName.toLowerCase(Locale.ROOT)) : byId;
  }
}

package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node offers. Its fields stand in the row that shows the node.
///
/// @param permissions the operating system's permissions, by name
public record NodeSurface(
    List<String> caps, List<String> commands, @Nullable Map<String, Boolean> permissions) {

  public NodeSurface {
    caps = Require.list(caps, "caps", Integer.MAX_VALUE);
    commands = Require.list(commands, "commands", Integer.MAX_VALUE);
    permissions = permissions == null ? null : Map.copyOf(permissions);
  }

  /// Nothing at all.
  public static NodeSurface none() {
    return new NodeSurface(List.of(), List.of(), null);
  }
}

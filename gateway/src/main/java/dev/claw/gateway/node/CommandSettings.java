package dev.claw.gateway.node;

import java.util.Set;

/// The owner's words on node commands, from the configuration.
///
/// @param allow `gateway.nodes.commands.allow`: exact names that are let through on every platform
/// @param deny `gateway.nodes.commands.deny`: exact names that never run; wins over everything
public record CommandSettings(Set<String> allow, Set<String> deny) {
  /// Nothing beyond the table.
  public static final CommandSettings NONE = new CommandSettings(Set.of(), Set.of());

  public CommandSettings {
    allow = Set.copyOf(allow);
    deny = Set.copyOf(deny);
  }
}

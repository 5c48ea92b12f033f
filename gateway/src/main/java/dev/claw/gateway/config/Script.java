package dev.claw.gateway.config;

import java.util.List;
import java.util.Optional;

/// A named script that can be run by saying its name.
///
/// @param node name or id of the node that runs it; empty for the one the gateway chooses
/// @param argv the exact program and arguments, never a shell line
public record Script(Optional<String> node, List<String> argv) {
  public Script {
    argv = List.copyOf(argv);
  }
}

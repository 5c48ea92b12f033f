package dev.claw.gateway.intent.sentence;

import java.util.List;

/// A node and the other words its owner may use for it.
public record NamedNode(NodeRef node, List<String> aliases) {
  public NamedNode {
    aliases = List.copyOf(aliases);
  }
}

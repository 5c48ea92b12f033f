package dev.claw.gateway.node;

/// Which node is to do something, and why.
public sealed interface Choice {
  /// Why, in one sentence for people.
  String reason();

  /// This node.
  record Chosen(NodeView node, String reason) implements Choice {}

  /// No node can; the reason names what stands in the way at each.
  record None(String reason) implements Choice {}
}

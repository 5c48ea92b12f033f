package dev.claw.gateway.node;

import org.jspecify.annotations.Nullable;

/// The gates a node command passes, in the order in which they are checked. A refusal names the one
/// that stopped it.
public enum Gate {
  UNKNOWN_NODE("unknown-node", null),
  AWAITING_APPROVAL("awaiting-approval", null),
  NOT_CONNECTED("not-connected", null),
  DENIED_BY_CONFIG("denied-by-config", "command not allowlisted"),
  PLATFORM_POLICY("platform-policy", "command not allowlisted"),
  NOTHING_DECLARED("not-declared", "node did not declare commands"),
  NOT_DECLARED("not-declared", "command not declared by node"),
  NOT_APPROVED("not-approved", null);

  private final String wireName;
  private final @Nullable String reason;

  Gate(String wireName, @Nullable String reason) {
    this.wireName = wireName;
    this.reason = reason;
  }

  /// Why something is withheld, as a clause for people.
  public String clause() {
    return switch (this) {
      case UNKNOWN_NODE -> "there is no such node";
      case AWAITING_APPROVAL -> "the node waits for your approval";
      case NOT_CONNECTED -> "the node is not connected";
      case DENIED_BY_CONFIG -> "gateway.nodes.commands.deny forbids it";
      case PLATFORM_POLICY -> "only gateway.nodes.commands.allow can open it on such a node";
      case NOTHING_DECLARED, NOT_DECLARED -> "the node does not offer it";
      case NOT_APPROVED -> "you have not approved it yet";
    };
  }

  /// The spelling in `details.gate`.
  public String wireName() {
    return wireName;
  }

  /// The reference's `details.reason`, where it has one.
  @Nullable String reason() {
    return reason;
  }
}

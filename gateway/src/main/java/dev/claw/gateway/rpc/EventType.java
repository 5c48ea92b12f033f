package dev.claw.gateway.rpc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every event the gateway broadcasts, who may see it, and whether a slow reader may miss it. An
/// event without a row cannot be sent.
public enum EventType {
  HEALTH("health", null, true),
  TICK("tick", null, true),
  SHUTDOWN("shutdown", null, false),
  PRESENCE("presence", Scope.READ, true),
  AGENT("agent", Scope.READ, false),
  CHAT("chat", Scope.READ, false),
  SESSIONS_CHANGED("sessions.changed", Scope.READ, false),
  SESSION_MESSAGE("session.message", Scope.READ, false),
  NODE_PRESENCE("node.presence", Scope.READ, true),
  NODE_HOST_STATS("node.hostStats", Scope.READ, true),
  CONFIG_CHANGED("config.changed", Scope.READ, false),
  VOICEWAKE_CHANGED("voicewake.changed", Scope.READ, false),
  VOICEWAKE_ROUTING_CHANGED("voicewake.routing.changed", Scope.READ, false),
  EXEC_APPROVAL_REQUESTED("exec.approval.requested", Scope.APPROVALS, false),
  EXEC_APPROVAL_RESOLVED("exec.approval.resolved", Scope.APPROVALS, false),
  DEVICE_PAIR_REQUESTED("device.pair.requested", Scope.PAIRING, false),
  DEVICE_PAIR_RESOLVED("device.pair.resolved", Scope.PAIRING, false),
  DEVICE_PAIR_CHANGED("device.pair.changed", Scope.PAIRING, false),
  NODE_PAIR_REQUESTED("node.pair.requested", Scope.PAIRING, false),
  NODE_PAIR_RESOLVED("node.pair.resolved", Scope.PAIRING, false);

  private final String wireName;
  private final @Nullable Scope scope;
  private final boolean droppable;

  EventType(String wireName, @Nullable Scope scope, boolean droppable) {
    this.wireName = wireName;
    this.scope = scope;
    this.droppable = droppable;
  }

  /// The spelling on the wire.
  public String wireName() {
    return wireName;
  }

  /// The scope a receiver needs; empty when everyone gets it, nodes too.
  public Optional<Scope> scope() {
    return Optional.ofNullable(scope);
  }

  /// Whether a receiver whose buffer is full may miss it.
  public boolean droppable() {
    return droppable;
  }

  /// Whether this caller may see it.
  public boolean visibleTo(Caller caller) {
    return scope == null || caller.scopes().satisfies(scope);
  }
}

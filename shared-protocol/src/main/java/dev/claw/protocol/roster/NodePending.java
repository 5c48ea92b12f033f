package dev.claw.protocol.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What waits for approval. Its fields stand in the node's row and are shown to callers with
/// pairing rights only.
public record NodePending(
    @Nullable String pendingRequestId,
    @Nullable List<String> pendingDeclaredCaps,
    @Nullable List<String> pendingDeclaredCommands,
    @Nullable Map<String, Boolean> pendingDeclaredPermissions) {

  /// Nothing waits.
  public static final NodePending NONE = new NodePending(null, null, null, null);

  public NodePending {
    pendingDeclaredCaps = pendingDeclaredCaps == null ? null : List.copyOf(pendingDeclaredCaps);
    pendingDeclaredCommands =
        pendingDeclaredCommands == null ? null : List.copyOf(pendingDeclaredCommands);
    pendingDeclaredPermissions =
        pendingDeclaredPermissions == null ? null : Map.copyOf(pendingDeclaredPermissions);
  }
}

package dev.claw.protocol.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Work for a node to take when it wakes; the parameters of an operator's `node.pending.enqueue`.
///
/// @param expiresInMs a day when absent
/// @param wake whether the node should be woken for it
public record PendingEnqueue(
    String nodeId,
    Type type,
    @Nullable Priority priority,
    @Nullable Long expiresInMs,
    @Nullable Boolean wake) {

  /// The method that takes it.
  public static final String METHOD = "node.pending.enqueue";

  private static final long SECOND = 1_000;
  private static final long DAY = 86_400_000;

  public PendingEnqueue {
    Require.atMost(Require.nonEmpty(nodeId, "nodeId"), "nodeId", 128);
    Require.present(type, "type");
    if (expiresInMs != null) {
      Require.between(expiresInMs, "expiresInMs", SECOND, DAY);
    }
  }

  /// What is wanted.
  public enum Type {
    @JsonProperty("status.request")
    STATUS,
    @JsonProperty("location.request")
    LOCATION;

    /// The spelling on the wire.
    public String wireName() {
      return switch (this) {
        case STATUS -> "status.request";
        case LOCATION -> "location.request";
      };
    }
  }

  /// How urgent it is.
  public enum Priority {
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("high")
    HIGH
  }

  /// How long it stays.
  public long lifetimeMs() {
    return expiresInMs == null ? DAY : expiresInMs;
  }

  /// The answer.
  public record Queued(
      String nodeId, long revision, PendingDrain.Item queued, boolean wakeTriggered) {}
}

package dev.claw.protocol.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node asks for the work queued for it; the parameters of `node.pending.drain`.
public record PendingDrain(@Nullable Integer maxItems) {

  /// The method that takes it.
  public static final String METHOD = "node.pending.drain";

  private static final int USUAL_ITEMS = 4;

  public PendingDrain {
    if (maxItems != null) {
      Require.between(maxItems, "maxItems", 1, 10);
    }
  }

  /// How many items at most.
  public int limit() {
    return maxItems == null ? USUAL_ITEMS : maxItems;
  }

  /// The answer. It always holds the item `baseline-status`.
  public record Drained(String nodeId, long revision, List<Item> items, boolean hasMore) {}

  /// One piece of work.
  ///
  /// @param type `status.request` or `location.request`
  /// @param priority `default`, `normal` or `high`
  /// @param expiresAtMs Unix milliseconds; written as null where it never expires
  public record Item(
      String id,
      String type,
      String priority,
      long createdAtMs,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long expiresAtMs) {}
}

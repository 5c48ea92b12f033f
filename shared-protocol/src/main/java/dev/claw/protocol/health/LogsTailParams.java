package dev.claw.protocol.health;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `logs.tail`.
///
/// @param cursor where the last answer ended
/// @param limit lines, 1 to 5,000
/// @param maxBytes at most 1,000,000
public record LogsTailParams(
    @Nullable Long cursor, @Nullable Integer limit, @Nullable Integer maxBytes) {

  public LogsTailParams {
    if (cursor != null) {
      Require.between(cursor, "cursor", 0, Long.MAX_VALUE);
    }
    if (limit != null) {
      Require.between(limit, "limit", 1, 5_000);
    }
    if (maxBytes != null) {
      Require.between(maxBytes, "maxBytes", 1, 1_000_000);
    }
  }
}

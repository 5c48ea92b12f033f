package dev.claw.protocol.chat;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

final class HistoryLimits {
  private HistoryLimits() {}

  static void check(@Nullable Integer limit, @Nullable Integer maxBytes) {
    if (limit != null) {
      Require.between(limit, "limit", 1, 1_000);
    }
    if (maxBytes != null) {
      Require.between(maxBytes, "maxBytes", 1_024, Integer.MAX_VALUE);
    }
  }
}

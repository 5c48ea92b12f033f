package dev.claw.protocol.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Result of `sessions.patch` and `sessions.reset`.
///
/// @param path where it is stored; patch only
/// @param entry the stored conversation
public record SessionEntryResult(
    boolean ok,
    @Nullable String path,
    String key,
    @Nullable JsonNode entry,
    @Nullable Resolved resolved) {

  public SessionEntryResult {
    Require.nonEmpty(key, "key");
  }

  /// What the conversation really uses.
  public record Resolved(
      @Nullable String modelProvider,
      @Nullable String model,
      @Nullable JsonNode agentRuntime,
      @Nullable String thinkingLevel) {}
}

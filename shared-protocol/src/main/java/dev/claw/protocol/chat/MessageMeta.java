package dev.claw.protocol.chat;

import org.jspecify.annotations.Nullable;

/// Where an entry stands in its conversation.
///
/// @param id stable
/// @param seq position, from 1
/// @param kind `compaction` or `reset` for entries that are no words
public record MessageMeta(
    @Nullable String id,
    @Nullable Long seq,
    @Nullable String kind,
    @Nullable String runId,
    @Nullable String idempotencyKey) {

  /// A plain entry.
  public static MessageMeta of(String id, long seq, @Nullable String runId) {
    return new MessageMeta(id, seq, null, runId, null);
  }

  MessageMeta keyed(String key) {
    return new MessageMeta(id, seq, kind, runId, key);
  }
}

package dev.claw.protocol.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters of `chat.history`. Of `offset`, `messageId` and `cursor` at most one is given.
///
/// @param limit 1 to 1,000; 200 when absent
/// @param cursor of an earlier answer: only what came since
/// @param maxChars at most 500,000
/// @param maxBytes at least 1,024
public record ChatHistoryParams(
    String sessionKey,
    @Nullable String agentId,
    @Nullable Integer limit,
    @Nullable Integer offset,
    @Nullable String messageId,
    @Nullable String sessionId,
    @Nullable String cursor,
    @Nullable Integer maxChars,
    @Nullable Integer maxBytes,
    @Nullable JsonNode pendingBefore,
    @Nullable List<String> inputRunIds) {

  /// How many entries come when the caller says nothing.
  public static final int DEFAULT_LIMIT = 200;

  public ChatHistoryParams {
    Require.atMost(Require.nonEmpty(sessionKey, "sessionKey"), "sessionKey", 512);
    Require.atMost(agentId, "agentId", 128);
    HistoryLimits.check(limit, maxBytes);
    if (offset != null) {
      Require.between(offset, "offset", 0, Integer.MAX_VALUE);
    }
    Require.atMost(messageId, "messageId", 256);
    Require.atMost(sessionId, "sessionId", 128);
    Require.atMost(cursor, "cursor", 4_096);
    if (maxChars != null) {
      Require.between(maxChars, "maxChars", 1, 500_000);
    }
    int ways = (offset == null ? 0 : 1) + (messageId == null ? 0 : 1) + (cursor == null ? 0 : 1);
    if (ways > 1) {
      throw new InvalidFieldException("offset", "excludes messageId and cursor");
    }
    inputRunIds = inputRunIds == null ? null : Require.list(inputRunIds, "inputRunIds", 256);
  }

  /// The latest entries of a conversation.
  public static ChatHistoryParams latest(String sessionKey, int limit) {
    return new ChatHistoryParams(
        sessionKey, null, limit, null, null, null, null, null, null, null, null);
  }
}

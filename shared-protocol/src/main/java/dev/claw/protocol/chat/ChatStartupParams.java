package dev.claw.protocol.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters of `chat.startup`: a history and what else a chat needs to begin, for a conversation
/// given by key or by short id and agent.
public record ChatStartupParams(
    @Nullable String sessionKey,
    @Nullable String shortId,
    @Nullable String agentId,
    @Nullable String slugHint,
    @Nullable Integer limit,
    @Nullable Integer offset,
    @Nullable String messageId,
    @Nullable String sessionId,
    @Nullable String cursor,
    @Nullable Integer maxChars,
    @Nullable Integer maxBytes,
    @Nullable JsonNode pendingBefore,
    @Nullable List<String> inputRunIds) {

  public ChatStartupParams {
    if (sessionKey == null && (shortId == null || agentId == null)) {
      throw new InvalidFieldException("sessionKey", "is required, or shortId with agentId");
    }
    Require.atMost(sessionKey, "sessionKey", 512);
    Require.atMost(shortId, "shortId", 128);
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(slugHint, "slugHint", 512);
    HistoryLimits.check(limit, maxBytes);
    Require.atMost(messageId, "messageId", 256);
    Require.atMost(sessionId, "sessionId", 128);
    Require.atMost(cursor, "cursor", 4_096);
    inputRunIds = inputRunIds == null ? null : Require.list(inputRunIds, "inputRunIds", 256);
  }
}

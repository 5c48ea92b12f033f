package dev.claw.protocol.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters of `agent`: one turn of an agent. Answered twice: accepted, then the end.
///
/// @param idempotencyKey becomes the run's id
/// @param timeout seconds
/// @param voiceWakeTrigger the word that woke it
public record AgentParams(
    String message,
    String idempotencyKey,
    @Nullable String sessionKey,
    @Nullable String agentId,
    @Nullable String sessionId,
    @Nullable String to,
    @Nullable String channel,
    @Nullable String replyTo,
    @Nullable String replyChannel,
    @Nullable String accountId,
    @Nullable String threadId,
    @Nullable Boolean deliver,
    @Nullable String thinking,
    @Nullable Long timeout,
    @Nullable List<JsonNode> attachments,
    @Nullable String provider,
    @Nullable String model,
    @Nullable String extraSystemPrompt,
    @Nullable String lane,
    @Nullable String label,
    @Nullable String voiceWakeTrigger) {

  private static final int MAX_NAME = 256;

  public AgentParams {
    Require.nonEmpty(message, "message");
    Require.atMost(Require.nonEmpty(idempotencyKey, "idempotencyKey"), "idempotencyKey", MAX_NAME);
    Require.atMost(sessionKey, "sessionKey", 512);
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(sessionId, "sessionId", 128);
    Require.atMost(to, "to", 512);
    Require.atMost(channel, "channel", MAX_NAME);
    Require.atMost(replyTo, "replyTo", 512);
    Require.atMost(replyChannel, "replyChannel", MAX_NAME);
    Require.atMost(accountId, "accountId", MAX_NAME);
    Require.atMost(threadId, "threadId", MAX_NAME);
    Require.atMost(thinking, "thinking", 64);
    if (timeout != null) {
      Require.between(timeout, "timeout", 0, Integer.MAX_VALUE);
    }
    attachments = attachments == null ? null : Require.list(attachments, "attachments", 32);
    Require.atMost(provider, "provider", MAX_NAME);
    Require.atMost(model, "model", MAX_NAME);
    Require.atMost(extraSystemPrompt, "extraSystemPrompt", 65_536);
    Require.atMost(lane, "lane", MAX_NAME);
    Require.atMost(label, "label", 512);
    Require.atMost(voiceWakeTrigger, "voiceWakeTrigger", 64);
  }

  /// Words for an agent's main conversation, or for a given one.
  public static AgentParams of(String message, String idempotencyKey, @Nullable String sessionKey) {
    return new AgentParams(
        message,
        idempotencyKey,
        sessionKey,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public String toString() {
    return "AgentParams[" + sessionKey + ", " + idempotencyKey + "]";
  }
}

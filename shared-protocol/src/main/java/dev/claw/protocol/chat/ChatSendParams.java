package dev.claw.protocol.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters of `chat.send`.
///
/// @param idempotencyKey becomes the run's id
/// @param fastMode true, false or `auto`
/// @param queueMode what happens while another answer is being written
/// @param expectedLeafEntryId refused when the conversation went on meanwhile
public record ChatSendParams(
    String sessionKey,
    String message,
    String idempotencyKey,
    @Nullable String agentId,
    @Nullable String sessionId,
    @Nullable List<Attachment> attachments,
    @Nullable String thinking,
    @Nullable JsonNode fastMode,
    @Nullable Boolean deliver,
    @Nullable QueueMode queueMode,
    @Nullable Long timeoutMs,
    @Nullable String replyToId,
    @Nullable String originatingChannel,
    @Nullable String originatingTo,
    @Nullable String originatingAccountId,
    @Nullable String originatingThreadId,
    @Nullable JsonNode mentions,
    @Nullable JsonNode workContext,
    @Nullable Boolean suppressCommandInterpretation,
    @Nullable String expectedLeafEntryId,
    @Nullable JsonNode expectedSessionRoutingContract) {

  public ChatSendParams {
    Require.atMost(Require.nonEmpty(sessionKey, "sessionKey"), "sessionKey", 512);
    Require.present(message, "message");
    if (message.indexOf(0) >= 0) {
      throw new InvalidFieldException("message", "must not contain NUL");
    }
    message = Normalizer.normalize(message, Normalizer.Form.NFC);
    Require.atMost(Require.nonEmpty(idempotencyKey, "idempotencyKey"), "idempotencyKey", 256);
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(sessionId, "sessionId", 128);
    attachments =
        attachments == null ? null : Require.list(attachments, "attachments", Attachment.MAX_COUNT);
    Require.atMost(thinking, "thinking", 64);
    if (timeoutMs != null) {
      Require.between(timeoutMs, "timeoutMs", 0, Integer.MAX_VALUE);
    }
    Require.atMost(replyToId, "replyToId", 256);
    Require.atMost(originatingChannel, "originatingChannel", 128);
    Require.atMost(originatingTo, "originatingTo", 512);
    Require.atMost(originatingAccountId, "originatingAccountId", 256);
    Require.atMost(originatingThreadId, "originatingThreadId", 256);
    Require.atMost(expectedLeafEntryId, "expectedLeafEntryId", 256);
  }

  /// Words for a conversation.
  public static ChatSendParams of(String sessionKey, String message, String idempotencyKey) {
    return new ChatSendParams(
        sessionKey,
        message,
        idempotencyKey,
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
    return "ChatSendParams[" + sessionKey + ", " + idempotencyKey + "]";
  }

  /// What to do with words that come while an answer is being written.
  public enum QueueMode {
    @JsonProperty("steer")
    STEER,
    @JsonProperty("followup")
    FOLLOWUP,
    @JsonProperty("collect")
    COLLECT,
    @JsonProperty("interrupt")
    INTERRUPT
  }
}

package dev.claw.protocol.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// One entry of a conversation.
///
/// @param role `user`, `assistant`, `toolResult`; others may come
/// @param timestamp Unix milliseconds
/// @param toolCallId which call a tool's result answers
/// @param idempotencyKey `<runId>:user` on a user's entry; the web client waits for it
/// @param meta where the entry stands in the conversation
public record Message(
    String role,
    MessageContent content,
    @Nullable Long timestamp,
    @Nullable String toolCallId,
    @Nullable String toolName,
    @Nullable Boolean isError,
    @Nullable Usage usage,
    @Nullable String stopReason,
    @Nullable String errorMessage,
    @Nullable String api,
    @Nullable String provider,
    @Nullable String model,
    @Nullable String idempotencyKey,
    @Nullable @JsonProperty("__openclaw") MessageMeta meta) {

  public Message {
    Require.nonEmpty(role, "role");
    content = content == null ? new MessageContent.Plain("") : content;
  }

  /// What a user wrote.
  public static Message ofUser(String text, long timestamp, String runId, MessageMeta meta) {
    String key = runId + ":user";
    return new Message(
        "user",
        new MessageContent.Plain(text),
        timestamp,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        key,
        meta.keyed(key));
  }

  /// What the assistant wrote.
  public static Message ofAssistant(String text, long timestamp, @Nullable MessageMeta meta) {
    return new Message(
        "assistant",
        MessageContent.ofText(text),
        timestamp,
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
        meta);
  }
}

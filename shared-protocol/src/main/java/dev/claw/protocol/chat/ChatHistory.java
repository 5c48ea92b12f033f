package dev.claw.protocol.chat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import dev.claw.protocol.session.SessionDefaults;
import dev.claw.protocol.session.SessionRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `chat.history` and `chat.startup`.
///
/// @param kind `delta` or `reset` when a cursor was given
/// @param deltaCursor for the next call
/// @param metadata `chat.startup` only
public record ChatHistory(
    @Nullable String kind,
    @Nullable String sessionKey,
    @Nullable String sessionId,
    @Nullable List<Message> messages,
    @Nullable PendingInputs pendingInputs,
    @Nullable String deltaCursor,
    @JsonUnwrapped Page page,
    @Nullable SessionDefaults defaults,
    @Nullable SessionRow sessionInfo,
    @Nullable String thinkingLevel,
    @Nullable JsonNode fastMode,
    @Nullable String verboseLevel,
    @Nullable InFlightRun inFlightRun,
    @Nullable ChatMetadata metadata) {

  public ChatHistory {
    messages = messages == null ? null : Require.list(messages, "messages", Integer.MAX_VALUE);
    page = page == null ? Page.WHOLE : page;
  }

  /// Which part of the conversation this is. Its fields stand in the result itself.
  public record Page(
      @Nullable Integer offset,
      @Nullable Integer nextOffset,
      @Nullable Boolean hasMore,
      @Nullable Long totalMessages,
      @Nullable Boolean completeSnapshot) {

    /// Nothing said.
    public static final Page WHOLE = new Page(null, null, null, null, null);
  }

  /// What was sent and has not begun.
  public record PendingInputs(List<JsonNode> items, long total) {
    /// None.
    public static final PendingInputs NONE = new PendingInputs(List.of(), 0);

    public PendingInputs {
      items = Require.list(items, "items", Integer.MAX_VALUE);
    }
  }

  /// The answer that is being written.
  public record InFlightRun(String runId, @Nullable String text, @Nullable JsonNode plan) {
    public InFlightRun {
      Require.nonEmpty(runId, "runId");
    }
  }
}

package dev.claw.protocol.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Result of `chat.send`.
///
/// @param runId the key the caller chose
/// @param messageSeq position of the words in the conversation
public record ChatSendResult(
    String runId,
    Started status,
    @Nullable Long messageSeq,
    @Nullable Boolean interruptedActiveRun,
    @Nullable String summary) {

  public ChatSendResult {
    Require.nonEmpty(runId, "runId");
    Require.present(status, "status");
  }

  /// How the run began.
  public enum Started {
    @JsonProperty("started")
    STARTED,
    @JsonProperty("in_flight")
    IN_FLIGHT,
    @JsonProperty("ok")
    OK,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("error")
    ERROR
  }
}

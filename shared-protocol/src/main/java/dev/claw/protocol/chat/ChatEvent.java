package dev.claw.protocol.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import dev.claw.protocol.StrictJson;
import org.jspecify.annotations.Nullable;

/// Payload of `chat`: how an answer comes along. Exactly one of [Final], [Aborted] and [Failed]
/// ends a run.
public sealed interface ChatEvent {
  /// The event's name.
  String EVENT = "chat";

  /// Which run it is about.
  Run run();

  /// The discriminator.
  @JsonProperty("state")
  default String state() {
    return switch (this) {
      case Status _ -> "status";
      case Delta _ -> "delta";
      case Final _ -> "final";
      case Aborted _ -> "aborted";
      case Failed _ -> "error";
    };
  }

  /// Reads a payload by its `state`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ChatEvent read(JsonNode value) {
    return switch (value.path("state").asText()) {
      case "status" -> event(value, Status.class);
      case "delta" -> event(value, Delta.class);
      case "final" -> event(value, Final.class);
      case "aborted" -> event(value, Aborted.class);
      case "error" -> event(value, Failed.class);
      default -> throw new InvalidFieldException("state", "is not known");
    };
  }

  private static <T extends ChatEvent> T event(JsonNode value, Class<T> type) {
    try {
      return StrictJson.open().treeToValue(value, type);
    } catch (JsonProcessingException _) {
      throw new InvalidFieldException("state", "does not fit the other fields");
    }
  }

  /// What all of them say. Its fields stand in the payload itself.
  ///
  /// @param seq counts within the run
  record Run(
      String runId,
      String sessionKey,
      @Nullable String agentId,
      @Nullable String spawnedBy,
      long seq) {

    public Run {
      Require.nonEmpty(runId, "runId");
      Require.nonEmpty(sessionKey, "sessionKey");
    }
  }

  /// Nothing to read yet.
  ///
  /// @param phase such as `preparing_context`
  record Status(@JsonUnwrapped Run run, String phase, @Nullable Retry retry) implements ChatEvent {
    public Status {
      Require.nonEmpty(phase, "phase");
    }
  }

  /// The model is asked once more.
  record Retry(int attempt, int maxAttempts, @Nullable String reason) {}

  /// More words.
  ///
  /// @param deltaText what follows, or with `replace` the whole text anew
  /// @param message the answer so far
  record Delta(
      @JsonUnwrapped Run run,
      @Nullable String deltaText,
      @Nullable Boolean replace,
      @Nullable Message message)
      implements ChatEvent {}

  /// The answer is complete.
  record Final(
      @JsonUnwrapped Run run,
      @Nullable Message message,
      @Nullable JsonNode usage,
      @Nullable String stopReason,
      @Nullable Boolean yielded)
      implements ChatEvent {}

  /// Someone stopped it.
  record Aborted(
      @JsonUnwrapped Run run,
      @Nullable Message message,
      @Nullable String errorMessage,
      @Nullable String stopReason)
      implements ChatEvent {}

  /// It failed.
  ///
  /// @param errorKind `refusal`, `timeout`, `rate_limit`, `context_length` or `unknown`
  record Failed(
      @JsonUnwrapped Run run,
      @Nullable String errorMessage,
      @Nullable String errorKind,
      @Nullable JsonNode errorDetail,
      @Nullable Message message,
      @Nullable JsonNode usage,
      @Nullable String stopReason)
      implements ChatEvent {}
}

package dev.claw.protocol.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Payload of `agent`: what happens inside a run.
///
/// @param seq counts within the run
/// @param stream what `data` is about: `lifecycle`, `assistant`, `thinking`, `tool`, `item`,
///   `command_output`, `plan`, `approval`, `usage`, `run_status`, `error` and others
/// @param ts Unix milliseconds
public record AgentEvent(
    String runId,
    long seq,
    String stream,
    long ts,
    JsonNode data,
    @Nullable String sessionKey,
    @Nullable String sessionId,
    @Nullable String agentId,
    @Nullable String spawnedBy,
    @Nullable Boolean isHeartbeat) {

  /// The event's name.
  public static final String EVENT = "agent";

  public AgentEvent {
    Require.nonEmpty(runId, "runId");
    Require.nonEmpty(stream, "stream");
    Require.present(data, "data");
  }

  /// The `data` of the stream [Lifecycle#STREAM].
  ///
  /// @param phase `start`, `model`, `finishing`, `end` or `error`
  public record Lifecycle(
      String phase,
      @Nullable Long startedAt,
      @Nullable Long endedAt,
      @Nullable String error,
      @Nullable Boolean aborted,
      @Nullable String stopReason,
      @Nullable String provider,
      @Nullable String model) {

    /// The stream's name.
    public static final String STREAM = "lifecycle";

    public Lifecycle {
      Require.nonEmpty(phase, "phase");
    }
  }

  /// The `data` of the stream [Assistant#STREAM].
  ///
  /// @param text the answer so far
  /// @param delta what is new in it
  public record Assistant(
      @Nullable String text,
      @Nullable String delta,
      @Nullable Boolean replace,
      @Nullable List<String> mediaUrls,
      @Nullable String itemId) {

    /// The stream's name.
    public static final String STREAM = "assistant";

    public Assistant {
      mediaUrls = mediaUrls == null ? null : List.copyOf(mediaUrls);
    }
  }

  /// The `data` of the stream [Tool#STREAM].
  ///
  /// @param phase `start`, `update` or `result`
  public record Tool(
      String phase,
      String name,
      String toolCallId,
      @Nullable JsonNode args,
      @Nullable JsonNode partialResult,
      @Nullable JsonNode result,
      @Nullable Boolean isError,
      @Nullable String meta,
      @Nullable String parentToolCallId) {

    /// The stream's name.
    public static final String STREAM = "tool";

    public Tool {
      Require.nonEmpty(phase, "phase");
      Require.nonEmpty(name, "name");
      Require.nonEmpty(toolCallId, "toolCallId");
    }
  }
}

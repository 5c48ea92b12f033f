package dev.claw.protocol.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// What an agent's last look around brought. Result of `last-heartbeat`, where it is null before
/// the first, and payload of `heartbeat`.
///
/// @param ts Unix milliseconds
public record Heartbeat(
    long ts,
    Outcome status,
    @Nullable String reason,
    @Nullable String message,
    @Nullable String to,
    @Nullable String preview,
    @Nullable String channel,
    @Nullable String accountId,
    @Nullable Boolean hasMedia,
    @Nullable Boolean silent,
    @Nullable Indicator indicatorType,
    @Nullable Long durationMs) {

  /// The event's name.
  public static final String EVENT = "heartbeat";

  public Heartbeat {
    Require.present(status, "status");
  }

  /// How it ended.
  public enum Outcome {
    @JsonProperty("sent")
    SENT,
    @JsonProperty("ok-empty")
    OK_EMPTY,
    @JsonProperty("ok-token")
    OK_TOKEN,
    @JsonProperty("skipped")
    SKIPPED,
    @JsonProperty("failed")
    FAILED
  }

  /// How to show it.
  public enum Indicator {
    @JsonProperty("ok")
    OK,
    @JsonProperty("alert")
    ALERT,
    @JsonProperty("error")
    ERROR
  }
}

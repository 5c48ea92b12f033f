package dev.claw.gateway.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/// How this gateway is, under the names monitoring expects.
///
/// @param status `healthy` or `degraded`
/// @param timestamp ISO 8601, UTC
/// @param uptime seconds
public record HealthReport(
    String status, String timestamp, long uptime, Map<String, Check> checks, Numbers metrics) {

  /// One subject.
  ///
  /// @param message what is wrong and what helps; empty when nothing is
  public record Check(boolean ok, String message) {
    static final Check GOOD = new Check(true, "");

    static Check bad(String message) {
      return new Check(false, message);
    }
  }

  /// The figures. Only subjects that exist are counted.
  public record Numbers(
      @JsonProperty("memory_usage_mb") long memoryUsageMb,
      @JsonProperty("active_sessions") long activeSessions,
      @JsonProperty("queued_messages") long queuedMessages,
      @JsonProperty("connected_channels") long connectedChannels,
      @JsonProperty("registered_tools") long registeredTools,
      @JsonProperty("messages_processed_24h") long messagesProcessed24h,
      @JsonProperty("tool_calls_24h") long toolCalls24h,
      @JsonProperty("avg_response_time_ms") double avgResponseTimeMs,
      @JsonProperty("error_rate_24h") double errorRate24h) {}
}

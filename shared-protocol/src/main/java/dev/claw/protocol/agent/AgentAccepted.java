package dev.claw.protocol.agent;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// First answer of `agent`.
///
/// @param status `accepted`, or `in_flight` for a key that runs already
/// @param acceptedAt Unix milliseconds
public record AgentAccepted(
    String runId,
    @Nullable String sessionKey,
    @Nullable String agentId,
    String status,
    @Nullable Long acceptedAt) {

  /// The status of a first answer.
  public static final String ACCEPTED = "accepted";

  /// The status for a key that runs already.
  public static final String IN_FLIGHT = "in_flight";

  public AgentAccepted {
    Require.nonEmpty(runId, "runId");
    Require.nonEmpty(status, "status");
  }
}

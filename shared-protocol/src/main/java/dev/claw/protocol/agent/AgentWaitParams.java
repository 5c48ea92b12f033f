package dev.claw.protocol.agent;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `agent.wait`.
///
/// @param timeoutMs 30,000 when absent
public record AgentWaitParams(String runId, @Nullable Long timeoutMs) {
  /// How long to wait when the caller says nothing.
  public static final long DEFAULT_TIMEOUT_MS = 30_000;

  public AgentWaitParams {
    Require.atMost(Require.nonEmpty(runId, "runId"), "runId", 256);
    if (timeoutMs != null) {
      Require.between(timeoutMs, "timeoutMs", 0, Integer.MAX_VALUE);
    }
  }
}

package dev.claw.protocol.agent;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Result of `agent.wait`. When the time ran out only run and status are there.
///
/// @param startedAt Unix milliseconds
public record AgentWaitResult(
    String runId,
    RunOutcome status,
    @Nullable Long startedAt,
    @Nullable Long endedAt,
    @Nullable String error,
    @Nullable String stopReason,
    @Nullable Boolean yielded,
    @Nullable TerminalReply terminalReply) {

  public AgentWaitResult {
    Require.nonEmpty(runId, "runId");
    Require.present(status, "status");
  }

  /// What the run said last.
  public record TerminalReply(@Nullable String disposition, @Nullable String text) {}
}

package dev.claw.protocol.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Second answer of `agent`.
public record AgentDone(
    String runId,
    RunOutcome status,
    @Nullable String summary,
    @Nullable Result result,
    @Nullable String stopReason) {

  public AgentDone {
    Require.nonEmpty(runId, "runId");
    Require.present(status, "status");
  }

  /// What the agent said.
  public record Result(List<Payload> payloads, @Nullable JsonNode meta) {
    public Result {
      payloads = Require.list(payloads, "payloads", Integer.MAX_VALUE);
    }
  }

  /// One message of the answer.
  public record Payload(@Nullable String text, @Nullable String mediaUrl) {}
}

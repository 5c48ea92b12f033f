package dev.claw.protocol.chat;

import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters of `chat.abort`: stop the answer that is being written.
public record ChatAbortParams(
    String sessionKey,
    @Nullable String runId,
    @Nullable String agentId,
    @Nullable Boolean preserveSideRuns) {

  public ChatAbortParams {
    Require.atMost(Require.nonEmpty(sessionKey, "sessionKey"), "sessionKey", 512);
    Require.atMost(runId, "runId", 256);
    Require.atMost(agentId, "agentId", 128);
  }

  /// Result of `chat.abort`.
  public record Done(boolean ok, boolean aborted, List<String> runIds) {
    public Done {
      runIds = Require.list(runIds, "runIds", Integer.MAX_VALUE);
    }
  }
}

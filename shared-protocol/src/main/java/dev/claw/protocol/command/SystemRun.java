package dev.claw.protocol.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs a program.
///
/// @param command the argument vector; the only thing that is ever run
/// @param rawCommand the same as one line, for people; never run
/// @param timeoutMs after which the program and all it started are killed
/// @param runId names the run in its events
public record SystemRun(
    List<String> command,
    @Nullable String rawCommand,
    @Nullable RunPlan systemRunPlan,
    @Nullable String cwd,
    @Nullable Map<String, String> env,
    @Nullable Long timeoutMs,
    @Nullable Boolean needsScreenRecording,
    @Nullable String agentId,
    @Nullable String sessionKey,
    @Nullable String runId,
    @Nullable Boolean suppressNotifyOnExit)
    implements NodeCommand {

  /// Most bytes of output in a result.
  public static final int MAX_OUTPUT_BYTES = 200_000;

  public SystemRun {
    command = RunPlan.arguments(command, "command");
    if (command.isEmpty()) {
      throw new InvalidFieldException("command", "must have at least 1 entry");
    }
    Require.atMost(cwd, "cwd", 4096);
    Ranges.optional(timeoutMs, "timeoutMs", 0, 24L * 3600 * 1000);
    Require.atMost(agentId, "agentId", 256);
    Require.atMost(sessionKey, "sessionKey", 512);
    Require.atMost(runId, "runId", 256);
    env = env == null ? null : Map.copyOf(env);
  }

  /// How the program ended.
  public record Ended(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer exitCode,
      boolean timedOut,
      boolean success,
      String stdout,
      String stderr,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String error)
      implements NodeCommand.Result {}
}

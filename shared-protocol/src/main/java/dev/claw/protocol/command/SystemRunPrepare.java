package dev.claw.protocol.command;

import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks what a run would do, without running it.
///
/// @param rawCommand the same command as one line, for people; never run
public record SystemRunPrepare(
    List<String> command,
    @Nullable String rawCommand,
    @Nullable String cwd,
    @Nullable String agentId,
    @Nullable String sessionKey,
    @Nullable Map<String, String> env)
    implements NodeCommand {

  public SystemRunPrepare {
    command = RunPlan.arguments(command, "command");
    if (command.isEmpty()) {
      throw new InvalidFieldException("command", "must have at least 1 entry");
    }
    Require.atMost(cwd, "cwd", 4096);
    Require.atMost(agentId, "agentId", 256);
    Require.atMost(sessionKey, "sessionKey", 512);
    env = env == null ? null : Map.copyOf(env);
  }

  /// The plan and the rule it falls under.
  public record Prepared(RunPlan plan, Policy execPolicy, Coverage allowAlwaysCoverage)
      implements NodeCommand.Result {}

  /// The rule in force.
  public record Policy(ExecPolicy.Security security, ExecPolicy.Ask ask) {}

  /// What remembering this run would cover.
  public record Coverage(boolean complete, List<Pattern> patterns) {
    public Coverage {
      patterns = List.copyOf(patterns);
    }
  }

  /// One entry that would be remembered.
  public record Pattern(String pattern, String argPattern) {}
}

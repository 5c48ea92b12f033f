package dev.claw.protocol.approval;

import dev.claw.protocol.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a machine may run, as the approvals file keeps it.
///
/// @param version of the format; 1
/// @param agents by agent id; `*` stands for all
public record ExecApprovalsFile(
    int version,
    @Nullable Socket socket,
    @Nullable Defaults defaults,
    @Nullable Map<String, AgentPolicy> agents) {

  public ExecApprovalsFile {
    Require.between(version, "version", 1, 1);
    if (agents != null) {
      Require.between(agents.size(), "agents", 0, 1_000);
      agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
    }
  }

  /// Nothing is allowed beyond what the program's own defaults say.
  public static ExecApprovalsFile empty() {
    return new ExecApprovalsFile(1, null, null, null);
  }

  /// Where a companion program asks people; the token is a secret.
  public record Socket(@Nullable String path, @Nullable String token) {
    public Socket {
      Require.atMost(path, "socket/path", 4_096);
      Require.atMost(token, "socket/token", 512);
    }

    @Override
    public String toString() {
      return "Socket[" + path + "]";
    }
  }

  /// The policy where an agent has none of its own.
  ///
  /// @param askFallback what counts when nobody can be asked
  public record Defaults(
      @Nullable ExecSecurity security,
      @Nullable ExecAsk ask,
      @Nullable ExecSecurity askFallback,
      @Nullable Boolean autoAllowSkills) {}

  /// The policy of one agent, with what it remembers.
  public record AgentPolicy(
      @Nullable ExecSecurity security,
      @Nullable ExecAsk ask,
      @Nullable ExecSecurity askFallback,
      @Nullable Boolean autoAllowSkills,
      @Nullable List<Allowed> allowlist,
      @Nullable List<AllowedTool> mcpTools) {

    public AgentPolicy {
      allowlist = allowlist == null ? null : Require.list(allowlist, "allowlist", 10_000);
      mcpTools = mcpTools == null ? null : Require.list(mcpTools, "mcpTools", 10_000);
    }
  }

  /// Something that may run without asking.
  ///
  /// @param pattern of the program's path
  /// @param source `allow-always` when a person's answer made it
  /// @param argPattern of the arguments
  /// @param lastUsedAt Unix milliseconds
  public record Allowed(
      @Nullable String id,
      String pattern,
      @Nullable String source,
      @Nullable String commandText,
      @Nullable String argPattern,
      @Nullable Long lastUsedAt,
      @Nullable String lastUsedCommand,
      @Nullable String lastResolvedPath) {

    public Allowed {
      Require.atMost(id, "id", 128);
      Require.atMost(Require.nonEmpty(pattern, "pattern"), "pattern", 4_096);
      Require.atMost(source, "source", 64);
      Require.atMost(commandText, "commandText", 65_536);
      Require.atMost(argPattern, "argPattern", 4_096);
      Require.atMost(lastUsedCommand, "lastUsedCommand", 65_536);
      Require.atMost(lastResolvedPath, "lastResolvedPath", 4_096);
    }
  }

  /// A tool of another program that may be used without asking.
  public record AllowedTool(
      String server,
      String tool,
      @Nullable String source,
      @Nullable Long addedAt,
      @Nullable Long lastUsedAt) {

    public AllowedTool {
      Require.atMost(Require.nonEmpty(server, "server"), "server", 256);
      Require.atMost(Require.nonEmpty(tool, "tool"), "tool", 256);
      Require.atMost(source, "source", 64);
    }
  }
}

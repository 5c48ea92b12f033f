package dev.claw.node.exec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import dev.claw.protocol.command.ExecPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules for `system.run`, in the form the protocol gives them. What we add to an entry has the
/// prefix `claw.`; entries without it are kept but allow nothing here, because a pattern is not an
/// exact argument vector.
record ApprovalsFile(
    int version, @Nullable ExecPolicy defaults, @Nullable Map<String, AgentRules> agents) {

  /// The agent whose rules hold for every agent.
  static final String EVERYONE = "*";

  static final ApprovalsFile EMPTY = new ApprovalsFile(1, null, null);

  /// What holds where the file says nothing: only what is on the list, and nobody else decides.
  static final ExecPolicy BUILT_IN =
      new ExecPolicy(
          ExecPolicy.Security.ALLOWLIST, ExecPolicy.Ask.ON_MISS, ExecPolicy.Security.DENY, false);

  private static final int MOST_AGENTS = 256;

  ApprovalsFile {
    if (version != 1) {
      throw new InvalidFieldException("file/version", "must be 1");
    }
    if (agents != null && agents.size() > MOST_AGENTS) {
      throw new InvalidFieldException("file/agents", "must have at most " + MOST_AGENTS);
    }
    agents = agents == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(agents));
  }

  /// The rule in force for an agent, complete.
  ExecPolicy policy(@Nullable String agentId) {
    ExecPolicy everyone = rules(EVERYONE).policy();
    ExecPolicy own = agentId == null ? ExecPolicy.EMPTY : rules(agentId).policy();
    ExecPolicy wide = defaults == null ? ExecPolicy.EMPTY : defaults;
    return own.over(everyone).over(wide).over(BUILT_IN);
  }

  /// The entries that hold for an agent.
  List<AllowEntry> allowed(@Nullable String agentId) {
    Stream<AllowEntry> own =
        agentId == null || agentId.equals(EVERYONE)
            ? Stream.of()
            : rules(agentId).entries().stream();
    return Stream.concat(rules(EVERYONE).entries().stream(), own).toList();
  }

  AgentRules rules(String agentId) {
    AgentRules rules = agents == null ? null : agents.get(agentId);
    return rules == null ? AgentRules.NONE : rules;
  }

  /// The same with another list for everyone.
  ApprovalsFile withEntries(List<AllowEntry> entries) {
    Map<String, AgentRules> changed = new LinkedHashMap<>(agents == null ? Map.of() : agents);
    changed.put(EVERYONE, rules(EVERYONE).withEntries(entries));
    return new ApprovalsFile(version, defaults, changed);
  }

  /// What holds for one agent.
  ///
  /// @param mcpTools kept for the reference's files; we run none of them
  record AgentRules(
      ExecPolicy.@Nullable Security security,
      ExecPolicy.@Nullable Ask ask,
      ExecPolicy.@Nullable Security askFallback,
      @Nullable Boolean autoAllowSkills,
      @Nullable List<AllowEntry> allowlist,
      @Nullable JsonNode mcpTools) {

    static final AgentRules NONE = new AgentRules(null, null, null, null, null, null);

    private static final int MOST_ENTRIES = 2048;

    AgentRules {
      allowlist =
          allowlist == null ? null : Require.list(allowlist, "file/allowlist", MOST_ENTRIES);
    }

    ExecPolicy policy() {
      return new ExecPolicy(security, ask, askFallback, autoAllowSkills);
    }

    List<AllowEntry> entries() {
      return allowlist == null ? List.of() : allowlist;
    }

    AgentRules withEntries(List<AllowEntry> entries) {
      return new AgentRules(
          security, ask, askFallback, autoAllowSkills, new ArrayList<>(entries), mcpTools);
    }
  }

  /// One remembered run.
  ///
  /// @param pattern the program as it is started
  /// @param argPattern names argument vector and directory
  /// @param argv the exact argument vector
  /// @param realProgram the program without symbolic links
  /// @param sha256 of the program
  /// @param files by index, the SHA-256 of the scripts among the arguments
  record AllowEntry(
      @Nullable String id,
      @Nullable String pattern,
      @Nullable String source,
      @Nullable String commandText,
      @Nullable String argPattern,
      @JsonProperty("claw.argv") @Nullable List<String> argv,
      @JsonProperty("claw.cwd") @Nullable String directory,
      @JsonProperty("claw.realProgram") @Nullable String realProgram,
      @JsonProperty("claw.sha256") @Nullable String sha256,
      @JsonProperty("claw.files") @Nullable Map<Integer, String> files) {

    static AllowEntry of(String id, ExactRun run) {
      return new AllowEntry(
          id,
          run.program().toString(),
          "allow-always",
          CommandText.of(run.argv()),
          run.argPattern(),
          run.resolvedArgv(),
          run.directory().toString(),
          run.realProgram().toString(),
          run.sha256(),
          run.files());
    }

    /// Whether it is the same vector in the same directory; the files may have changed since.
    boolean names(ExactRun run) {
      return run.resolvedArgv().equals(argv) && run.directory().toString().equals(directory);
    }

    /// Whether exactly this run was remembered, down to the contents of its files.
    boolean covers(ExactRun run) {
      return names(run)
          && run.realProgram().toString().equals(realProgram)
          && run.sha256().equals(sha256)
          && run.files().equals(files == null ? Map.of() : files);
    }
  }
}

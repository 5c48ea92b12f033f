package dev.claw.node.exec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.node.exec.ApprovalsFile.AgentRules;
import dev.claw.protocol.command.ExecPolicy;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares two sets of rules: from a distance they may only become narrower.
final class Tightening {
  private final ApprovalsFile from;
  private final ApprovalsFile to;

  Tightening(ApprovalsFile from, ApprovalsFile to) {
    this.from = from;
    this.to = to;
  }

  /// What the change would additionally allow; empty when it allows nothing more.
  Optional<String> widening() {
    Set<@Nullable String> agents = new HashSet<>();
    agents.add(null);
    agents.addAll(from.agents() == null ? Set.of() : from.agents().keySet());
    agents.addAll(to.agents() == null ? Set.of() : to.agents().keySet());
    return agents.stream().map(this::widening).flatMap(Optional::stream).sorted().findFirst();
  }

  private Optional<String> widening(@Nullable String agent) {
    String whom = agent == null ? "every agent" : "agent " + agent;
    if (isWider(from.policy(agent), to.policy(agent))) {
      return Optional.of("a wider rule for " + whom);
    }
    if (!Set.copyOf(from.allowed(agent)).containsAll(to.allowed(agent))) {
      return Optional.of("another entry on the list of " + whom);
    }
    if (agent != null && !isSubset(to.rules(agent), from.rules(agent))) {
      return Optional.of("another MCP tool for " + whom);
    }
    return Optional.empty();
  }

  private static boolean isWider(ExecPolicy old, ExecPolicy next) {
    return isMore(next.security(), old.security())
        || isMore(next.askFallback(), old.askFallback())
        || isMore(old.ask(), next.ask())
        || (Boolean.TRUE.equals(next.autoAllowSkills())
            && !Boolean.TRUE.equals(old.autoAllowSkills()));
  }

  /// Policies are complete here; an absent value would be the least.
  private static <E extends Enum<E>> boolean isMore(@Nullable E value, @Nullable E other) {
    return value != null && (other == null || value.compareTo(other) > 0);
  }

  private static boolean isSubset(AgentRules next, AgentRules old) {
    return tools(old).containsAll(tools(next));
  }

  private static Set<JsonNode> tools(AgentRules rules) {
    Set<JsonNode> tools = new HashSet<>();
    if (rules.mcpTools() != null) {
      rules.mcpTools().forEach(tools::add);
    }
    return tools;
  }
}

package dev.claw.node.exec;

import dev.claw.node.surface.ConsentPrompt;
import dev.claw.protocol.command.ExecPolicy;
import dev.claw.protocol.command.ExecPolicy.Ask;
import dev.claw.protocol.command.ExecPolicy.Security;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides whether a run is allowed. What the gateway claims about approvals plays no part in it.
final class ExecPolicyCheck {
  private final @Nullable ConsentPrompt prompt;

  ExecPolicyCheck(@Nullable ConsentPrompt prompt) {
    this.prompt = prompt;
  }

  /// Why the run is not allowed; empty when it is.
  Optional<String> refusal(
      ApprovalsFile file, ExactRun run, @Nullable String agentId, Duration patience)
      throws InterruptedException {
    ExecPolicy policy = file.policy(agentId);
    boolean listed = file.allowed(agentId).stream().anyMatch(entry -> entry.covers(run));
    return switch (verdict(policy, listed)) {
      case ALLOW -> Optional.empty();
      case DENY -> Optional.of(reason(file, run, agentId, policy));
      case ASK ->
          asked(run, patience) ? Optional.empty() : Optional.of(reason(file, run, agentId, policy));
    };
  }

  private enum Verdict {
    ALLOW,
    ASK,
    DENY
  }

  private Verdict verdict(ExecPolicy policy, boolean listed) {
    Security security = orElse(policy.security(), Security.DENY);
    Ask ask = orElse(policy.ask(), Ask.ON_MISS);
    if (security == Security.DENY) {
      return Verdict.DENY;
    }
    if (ask == Ask.OFF) {
      return listed || security == Security.FULL ? Verdict.ALLOW : Verdict.DENY;
    }
    if (listed && ask == Ask.ON_MISS) {
      return Verdict.ALLOW;
    }
    return prompt == null ? unattended(policy, security, listed) : Verdict.ASK;
  }

  /// Nobody can be asked: the fall-back holds, which is never wider than the rule itself.
  private static Verdict unattended(ExecPolicy policy, Security security, boolean listed) {
    Security fallback = orElse(policy.askFallback(), Security.DENY);
    Security narrower = fallback.compareTo(security) < 0 ? fallback : security;
    return switch (narrower) {
      case DENY -> Verdict.DENY;
      case ALLOWLIST -> listed ? Verdict.ALLOW : Verdict.DENY;
      case FULL -> Verdict.ALLOW;
    };
  }

  private boolean asked(ExactRun run, Duration patience) throws InterruptedException {
    return prompt != null
        && prompt.allows(
            new ConsentPrompt.Question(
                "run",
                "Run " + CommandText.of(run.argv()) + " in " + run.directory() + "?",
                patience));
  }

  private static String reason(
      ApprovalsFile file, ExactRun run, @Nullable String agentId, ExecPolicy policy) {
    if (policy.security() == Security.DENY) {
      return "This machine runs no programs for others; its owner decided so.";
    }
    boolean changed = file.allowed(agentId).stream().anyMatch(entry -> entry.names(run));
    return (changed
            ? "A program or script of this command has changed since it was allowed"
            : "This machine has not allowed this command")
        + "; to allow exactly this, run on it: claw-node allow --cwd "
        + CommandText.of(List.of(run.directory().toString()))
        + " -- "
        + CommandText.of(run.argv());
  }

  private static <T> T orElse(@Nullable T value, T other) {
    return value == null ? other : value;
  }
}

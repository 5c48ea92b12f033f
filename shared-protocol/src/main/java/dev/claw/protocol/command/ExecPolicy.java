package dev.claw.protocol.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A node's rule for `system.run`; what is absent comes from the next wider rule.
///
/// @param askFallback what holds when nobody can be asked
/// @param autoAllowSkills kept for the reference's files; ours never allows by it
public record ExecPolicy(
    @Nullable Security security,
    @Nullable Ask ask,
    @Nullable Security askFallback,
    @Nullable Boolean autoAllowSkills) {

  /// Nothing said.
  public static final ExecPolicy EMPTY = new ExecPolicy(null, null, null, null);

  /// What may run, from nothing to anything.
  public enum Security {
    @JsonProperty("deny")
    DENY,
    @JsonProperty("allowlist")
    ALLOWLIST,
    @JsonProperty("full")
    FULL
  }

  /// When the owner is asked.
  public enum Ask {
    @JsonProperty("off")
    OFF,
    @JsonProperty("on-miss")
    ON_MISS,
    @JsonProperty("always")
    ALWAYS
  }

  /// This rule, with what it leaves open taken from another.
  public ExecPolicy over(ExecPolicy wider) {
    return new ExecPolicy(
        security == null ? wider.security : security,
        ask == null ? wider.ask : ask,
        askFallback == null ? wider.askFallback : askFallback,
        autoAllowSkills == null ? wider.autoAllowSkills : autoAllowSkills);
  }
}

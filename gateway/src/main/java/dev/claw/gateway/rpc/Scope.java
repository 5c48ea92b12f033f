package dev.claw.gateway.rpc;

import java.util.Optional;

/// The rights an operator can hold.
public enum Scope {
  READ("operator.read"),
  WRITE("operator.write"),
  ADMIN("operator.admin"),
  APPROVALS("operator.approvals"),
  QUESTIONS("operator.questions"),
  PAIRING("operator.pairing"),
  TALK("operator.talk"),
  TALK_SECRETS("operator.talk.secrets"),
  SESSIONS_READ("operator.sessions.read"),
  SESSIONS_WRITE("operator.sessions.write");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /// The spelling on the wire.
  public String wireName() {
    return wireName;
  }

  /// The scope of a spelling; empty for one this gateway does not know, which grants nothing.
  public static Optional<Scope> parse(String wireName) {
    for (Scope scope : values()) {
      if (scope.wireName.equals(wireName)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}

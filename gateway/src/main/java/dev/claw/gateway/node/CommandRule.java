package dev.claw.gateway.node;

import dev.claw.protocol.InvalidFieldException;
import java.util.Map;

/// One row of the command table.
record CommandRule(
    String command, CallAccess access, boolean readOnly, Map<Platform, Ruling> rulings) {

  /// What a command gets that has no row.
  static final CommandRule UNLISTED = new CommandRule("", CallAccess.WRITE, false, Map.of());

  /// Who may name the command in `node.invoke`.
  enum CallAccess {
    WRITE,
    ADMIN,
    NEVER;

    static CallAccess parse(String word) {
      return switch (word) {
        case "write" -> WRITE;
        case "admin" -> ADMIN;
        case "never" -> NEVER;
        default -> throw new InvalidFieldException("commands.csv", "holds an unknown access");
      };
    }
  }

  CommandRule {
    rulings = Map.copyOf(rulings);
  }

  Ruling on(Platform platform) {
    return rulings.getOrDefault(platform, Ruling.WITHHELD);
  }
}

package dev.claw.cli.devices;

import dev.claw.cli.terminal.CliException;
import dev.claw.protocol.Role;
import java.util.Arrays;

/// Roles as they are typed.
final class Roles {
  private Roles() {}

  static Role parse(String text) throws CliException {
    return Arrays.stream(Role.values())
        .filter(role -> role.wireName().equals(text))
        .findFirst()
        .orElseThrow(() -> CliException.usage("--role is operator or node."));
  }
}

package dev.claw.protocol.chat;

import dev.claw.protocol.Require;
import java.util.List;

/// Result of `commands.list`.
public record CommandsListResult(List<ChatCommand> commands) {
  public CommandsListResult {
    commands = Require.list(commands, "commands", Integer.MAX_VALUE);
  }
}

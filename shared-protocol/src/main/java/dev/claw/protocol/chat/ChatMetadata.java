package dev.claw.protocol.chat;

import dev.claw.protocol.Require;
import dev.claw.protocol.models.ModelRow;
import java.util.List;

/// Result of `chat.metadata`: what the composer offers.
public record ChatMetadata(List<ModelRow> models, List<ChatCommand> commands) {
  public ChatMetadata {
    models = Require.list(models, "models", Integer.MAX_VALUE);
    commands = Require.list(commands, "commands", Integer.MAX_VALUE);
  }
}

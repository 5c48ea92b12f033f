package dev.claw.protocol.chat;

import dev.claw.protocol.Require;
import dev.claw.protocol.session.SessionRow;
import org.jspecify.annotations.Nullable;

/// Payload of `session.message`: an entry was written.
///
/// @param messageSeq position in the conversation
public record SessionMessage(
    String sessionKey,
    @Nullable String agentId,
    Message message,
    @Nullable String messageId,
    @Nullable Long messageSeq,
    @Nullable String runId,
    @Nullable SessionRow session) {

  /// The event's name.
  public static final String EVENT = "session.message";

  public SessionMessage {
    Require.nonEmpty(sessionKey, "sessionKey");
    Require.present(message, "message");
  }
}

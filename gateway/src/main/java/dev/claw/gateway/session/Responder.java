package dev.claw.gateway.session;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers one utterance of a conversation. Interrupting the calling thread stops it.
@FunctionalInterface
public interface Responder {
  /// What to say, after having done it.
  Response respond(SessionKey session, String text) throws InterruptedException;

  /// An answer.
  ///
  /// @param ok whether what was asked was done
  /// @param files what was made, in the order of the text
  /// @param intentId the local intent that answered; null where none did
  record Response(String text, boolean ok, List<Path> files, @Nullable String intentId) {
    public Response {
      files = List.copyOf(files);
    }
  }
}

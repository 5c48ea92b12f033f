package dev.claw.gateway.intent;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an utterance.
///
/// @param text one or more sentences for the person; empty for [Outcome#NO_MATCH]
/// @param files what was saved, in the order of the text
/// @param intentId the intent that was carried out, or the closest one; null for no match
/// @param sentence the utterance that was acted on: for "do that again" the one repeated
public record Answer(
    String text, List<Path> files, @Nullable String intentId, Outcome outcome, String sentence) {
  public Answer {
    files = List.copyOf(files);
  }

  /// Whether something was done, and if not, why.
  public enum Outcome {
    /// The intent was carried out.
    DONE,
    /// The intent was understood and could not be carried out; the text says why and what to do.
    FAILED,
    /// A name fits several nodes; the text asks which. Nothing was done.
    UNCLEAR,
    /// Close to an intent; the text names a sentence that works. Nothing was done.
    NEAR_MISS,
    /// Nothing Claw answers by itself: a matter for the agent.
    NO_MATCH
  }
}

package dev.claw.gateway.intent.sentence;

import java.util.List;

/// What an utterance turned out to mean. Only [Matched] may be acted on.
public sealed interface IntentMatch {
  /// The whole utterance is a sentence of this intent.
  ///
  /// @param confidence 1 when every name was said in full, less when a part of a name stood for it
  record Matched(IntentBlock intent, Slots slots, double confidence) implements IntentMatch {}

  /// Close to an intent, and not one of its sentences.
  ///
  /// @param sentence an utterance that would work
  /// @param heard the words that kept it from matching; empty for [Reason#SIMILAR]
  /// @param suggestions names that sound like what was heard, best first
  record NearMiss(
      IntentBlock closest, String sentence, Reason reason, String heard, List<String> suggestions)
      implements IntentMatch {}

  /// A sentence of this intent in which a name fits several nodes.
  ///
  /// @param sentence an utterance that would work
  record Ambiguous(IntentBlock intent, String sentence, String heard, List<NodeRef> candidates)
      implements IntentMatch {}

  /// Nothing Claw answers by itself.
  record NoMatch() implements IntentMatch {}

  /// Why a near miss is not a match.
  enum Reason {
    /// A name of a node or script that does not exist.
    UNKNOWN_NAME,
    /// A full sentence, and then words that are not part of it.
    LEFT_OVER,
    /// It says not to.
    NEGATED,
    /// It shares the words that matter with the intent's sentences.
    SIMILAR
  }
}

package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.IntentBook;
import dev.claw.gateway.intent.sentence.Slots;
import java.time.Instant;

/// A matched sentence with all that its action may use.
///
/// @param engine where a repeated sentence goes
record IntentCall(
    Slots slots,
    Utterance utterance,
    IntentBook book,
    Phrases phrases,
    IntentActions actions,
    IntentEngine engine) {
  Instant now() {
    return actions.clock().instant();
  }
}

package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.Effect;
import dev.claw.gateway.intent.sentence.IntentBlock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was said and done before in this session.
final class SessionIntents {
  private SessionIntents() {}

  /// The latest turn that was not itself about earlier turns.
  private static Optional<Answer> last(IntentCall call) {
    for (PreviousTurn turn : call.actions().previous(call.utterance().session())) {
      if (block(call, turn.answer()).map(block -> !block.recall()).orElse(true)) {
        return Optional.of(turn.answer());
      }
    }
    return Optional.empty();
  }

  private static Optional<IntentBlock> block(IntentCall call, Answer answer) {
    return Optional.ofNullable(answer.intentId()).flatMap(call.book()::block);
  }

  static Reply sayAgain(IntentCall call) {
    return last(call)
        .map(answer -> Reply.of("again").with("text", answer.text()))
        .orElseGet(() -> Reply.of("nothing"));
  }

  static Reply doAgain(IntentCall call) throws InterruptedException {
    Optional<Answer> last = last(call);
    if (last.isEmpty()) {
      return Reply.of("nothing");
    }
    if (block(call, last.get()).isEmpty()) {
      return Reply.of("foreign").with("sentence", last.get().sentence());
    }
    String session = call.utterance().session();
    return Reply.repeating(call.engine().answer(new Utterance(last.get().sentence(), session)));
  }

  static Reply undo(IntentCall call) throws IntentFailure {
    Optional<Answer> last = last(call);
    if (last.isEmpty()) {
      return Reply.of("nothing");
    }
    Answer answer = last.get();
    Effect effect = block(call, answer).map(IntentBlock::effect).orElse(Effect.WRITE);
    if (answer.outcome() != Answer.Outcome.DONE || effect == Effect.READ) {
      return Reply.of("harmless").with("sentence", answer.sentence());
    }
    if (answer.files().isEmpty()) {
      return Reply.of("final").with("sentence", answer.sentence());
    }
    List<String> removed = new ArrayList<>();
    for (Path file : answer.files()) {
      if (call.actions().discard(file)) {
        removed.add(file.toString());
      }
    }
    return Reply.of(removed.isEmpty() ? "gone" : "removed")
        .with("files", call.phrases().list(removed));
  }

  static Reply stop(IntentCall call) {
    int stopped = call.actions().stopAll(call.utterance().session());
    return stopped == 0
        ? Reply.of("nothing")
        : Reply.of("stopped").with("count", call.phrases().count("run", stopped));
  }

  static Reply didWhat(IntentCall call) {
    return last(call)
        .map(
            answer ->
                Reply.of("did").with("sentence", answer.sentence()).with("text", answer.text()))
        .orElseGet(() -> Reply.of("nothing"));
  }

  static Reply lastFile(IntentCall call) {
    for (PreviousTurn turn : call.actions().previous(call.utterance().session())) {
      if (!turn.answer().files().isEmpty()) {
        List<String> files = turn.answer().files().stream().map(Path::toString).toList();
        return Reply.of("file").with("files", call.phrases().list(files));
      }
    }
    return Reply.of("nothing");
  }
}

package dev.claw.gateway.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.intent.sentence.IntentBlock;
import dev.claw.gateway.intent.sentence.IntentBook;
import dev.claw.gateway.intent.sentence.IntentMatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
  @TempDir Path media;
  private TestingIntentActions actions;
  private IntentEngine engine;

  @BeforeEach
  void open() {
    actions = new TestingIntentActions(media);
    engine = new IntentEngine("en", actions);
  }

  static List<Sentence> sentences() {
    return Sentence.all();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void everyLineMeansWhatTheFileSays(Sentence sentence) {
    IntentMatch match = engine.match(sentence.utterance());

    if (sentence.matches()) {
      assertThat(meaning(match)).isEqualTo(sentence.intent() + " " + sentence.expected());
    } else {
      String meaning = meaning(match);
      assertThat(meaning.substring(0, meaning.indexOf(' '))).isEqualTo(sentence.expected());
    }
  }

  private static String meaning(IntentMatch match) {
    return switch (match) {
      case IntentMatch.Matched matched ->
          matched.intent().id() + " " + Sentence.written(matched.slots());
      case IntentMatch.NearMiss _, IntentMatch.NoMatch _ -> "miss " + match;
      case IntentMatch.Ambiguous _ -> "unclear " + match;
    };
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void whatIsNoSentenceTouchesNothing(Sentence sentence) throws InterruptedException {
    if (sentence.expected().equals("miss")) {
      actions.running = 1;

      Answer answer = engine.answer(new Utterance(sentence.utterance(), "main"));

      assertThat(answer.outcome()).isIn(Answer.Outcome.NEAR_MISS, Answer.Outcome.NO_MATCH);
      assertThat(actions.calls).isEmpty();
      assertThat(actions.running).isOne();
      assertThat(media).isEmptyDirectory();
    }
  }

  @Test
  void everyIntentHasThreePhrasingsAndTwoNonMatches() {
    Map<String, List<Sentence>> byIntent =
        Sentence.all().stream().collect(Collectors.groupingBy(Sentence::intent));

    assertThat(byIntent.keySet())
        .containsExactlyInAnyOrderElementsOf(
            IntentBook.load("en").blocks().stream().map(IntentBlock::id).toList());
    assertThat(byIntent)
        .allSatisfy(
            (_, lines) -> {
              assertThat(lines.stream().filter(Sentence::matches).count())
                  .isGreaterThanOrEqualTo(3);
              assertThat(lines.stream().filter(line -> !line.matches()).count())
                  .isGreaterThanOrEqualTo(2);
            });
  }
}

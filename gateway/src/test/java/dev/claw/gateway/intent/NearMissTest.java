package dev.claw.gateway.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.intent.sentence.IntentMatch;
import dev.claw.gateway.intent.sentence.IntentMatch.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NearMissTest {
  @TempDir Path media;
  private TestingIntentActions actions;
  private IntentEngine engine;

  @BeforeEach
  void open() {
    actions = new TestingIntentActions(media);
    engine = new IntentEngine("en", actions);
  }

  private IntentMatch.NearMiss miss(String utterance) {
    IntentMatch match = engine.match(utterance);
    assertThat(match).as(utterance).isInstanceOf(IntentMatch.NearMiss.class);
    return (IntentMatch.NearMiss) match;
  }

  @Test
  void aMisspeltNodeIsCorrectedInTheSuggestedSentence() {
    IntentMatch.NearMiss miss = miss("please take a screenshot of studo");

    assertThat(miss.closest().id()).isEqualTo("screen.snapshot");
    assertThat(miss.reason()).isEqualTo(Reason.UNKNOWN_NAME);
    assertThat(miss.heard()).isEqualTo("studo");
    assertThat(miss.suggestions()).containsExactly("studio");
    assertThat(miss.sentence()).isEqualTo("take a screenshot of studio");
  }

  @Test
  void aMisspeltPossessiveStaysPossessive() {
    assertThat(miss("what is studoi's battery level").sentence())
        .isEqualTo("what is studio's battery level");
  }

  @Test
  void aMisspeltScriptIsCorrectedAmongScriptsOnly() {
    IntentMatch.NearMiss miss = miss("run bakup on studio");

    assertThat(miss.suggestions()).containsExactly("backup");
    assertThat(miss.sentence()).isEqualTo("run backup on studio");
  }

  @Test
  void anUnknownNodeWithoutLikenessGetsAnExampleWithARealOne() {
    IntentMatch.NearMiss miss = miss("take a screenshot of narnia");

    assertThat(miss.reason()).isEqualTo(Reason.UNKNOWN_NAME);
    assertThat(miss.suggestions()).isEmpty();
    assertThat(miss.sentence()).isEqualTo("take a screenshot of workbench");
  }

  @Test
  void aQuestionWithoutAWordOfOursIsNoNearMissForWantOfANode() {
    assertThat(engine.match("how is narnia")).isEqualTo(new IntentMatch.NoMatch());
    assertThat(engine.match("how is studo")).isInstanceOf(IntentMatch.NearMiss.class);
  }

  @Test
  void wordsAfterASentenceAreNamed() {
    IntentMatch.NearMiss miss = miss("take a screenshot of studio and delete everything");

    assertThat(miss.reason()).isEqualTo(Reason.LEFT_OVER);
    assertThat(miss.sentence()).isEqualTo("take a screenshot of studio");
    assertThat(miss.heard()).isEqualTo("and delete everything");
  }

  @Test
  void aNegatedSentenceIsUnderstoodAsOne() {
    IntentMatch.NearMiss miss = miss("please don't take a screenshot of studio");

    assertThat(miss.closest().id()).isEqualTo("screen.snapshot");
    assertThat(miss.reason()).isEqualTo(Reason.NEGATED);
    assertThat(miss.sentence()).isEqualTo("take a screenshot of studio");
  }

  @Test
  void sharedWordsLeadToTheClosestIntent() {
    assertThat(miss("notify studio").closest().id()).isEqualTo("notify.node");
    assertThat(miss("what is the temperature outside").closest().id()).isEqualTo("heat");
  }

  @Test
  void aNameThatFitsSeveralNodesAsksWhichOne() throws InterruptedException {
    IntentMatch match = engine.match("ping the server");

    assertThat(match)
        .isInstanceOfSatisfying(
            IntentMatch.Ambiguous.class,
            unclear -> {
              assertThat(unclear.intent().id()).isEqualTo("node.ping");
              assertThat(unclear.candidates())
                  .extracting(node -> node.name())
                  .containsExactly("Server 1", "Server 2");
              assertThat(unclear.sentence()).isEqualTo("ping Server 1");
            });
    Answer answer = engine.answer(new Utterance("notify server that dinner is ready", "main"));
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNCLEAR);
    assertThat(answer.text()).contains("Server 1 and Server 2");
    assertThat(actions.calls).isEmpty();
  }

  static List<Sentence> misses() {
    return Sentence.all().stream().filter(line -> line.expected().equals("miss")).toList();
  }

  @ParameterizedTest
  @MethodSource("misses")
  void theSentenceANearMissSuggestsWorks(Sentence sentence) {
    if (engine.match(sentence.utterance()) instanceof IntentMatch.NearMiss miss) {
      assertThat(engine.match(miss.sentence()))
          .as(sentence + " -> " + miss.sentence())
          .isInstanceOfSatisfying(
              IntentMatch.Matched.class,
              matched -> assertThat(matched.intent().id()).isEqualTo(miss.closest().id()));
    }
  }

  @Test
  void withoutAnyNodeTheSuggestionSpeaksOfThisMachine() {
    for (NodeSummary node : actions.nodes()) {
      actions.remove(node.name());
    }

    assertThat(miss("take a screenshot of narnia").sentence())
        .isEqualTo("take a screenshot of this machine");
  }
}

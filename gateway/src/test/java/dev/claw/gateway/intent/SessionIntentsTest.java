package dev.claw.gateway.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.intent.Answer.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionIntentsTest {
  @TempDir Path media;
  private TestingIntentActions actions;
  private IntentEngine engine;

  @BeforeEach
  void open() {
    actions = new TestingIntentActions(media);
    engine = new IntentEngine("en", actions);
  }

  private Answer say(String text) throws InterruptedException {
    Answer answer = engine.answer(new Utterance(text, "main"));
    actions.remember(answer);
    return answer;
  }

  @Test
  void atFirstThereIsNothingToRepeatUndoOrStop() throws InterruptedException {
    assertThat(say("do that again").text()).startsWith("There is nothing to do again");
    assertThat(say("say that again").text()).startsWith("I have not said anything");
    assertThat(say("undo").text()).isEqualTo("There is nothing to undo.");
    assertThat(say("what did you just do").text()).startsWith("I have not done anything");
    assertThat(say("stop").text()).startsWith("Nothing is running");
    assertThat(say("where is the last file").text()).startsWith("Nothing was saved");
  }

  @Test
  void anAnswerIsSaidAgainAndAgain() throws InterruptedException {
    Answer time = say("what time is it");

    assertThat(say("say that again").text()).isEqualTo(time.text());
    assertThat(say("repeat that").text()).isEqualTo(time.text());
    assertThat(say("what did you just do").text())
        .isEqualTo("You said “what time is it”. I answered: It is 15:05.");
  }

  @Test
  void anActionIsRepeatedAndCanBeRepeatedAndUndoneOnceMore() throws InterruptedException {
    Path first = say("take a screenshot of studio").files().getFirst();
    Answer second = say("do that again");
    Path third = say("run that again").files().getFirst();

    assertThat(second.intentId()).isEqualTo("screen.snapshot");
    assertThat(actions.calls).hasSize(3);
    assertThat(say("undo that").text()).contains(third.toString());
    assertThat(third).doesNotExist();
    assertThat(first).exists();
    assertThat(say("undo that").text()).endsWith("already gone.");
  }

  @Test
  void whatOnlyToldSomethingNeedsNoUndo() throws InterruptedException {
    say("what time is it");

    assertThat(say("undo").text()).contains("changed nothing");
  }

  @Test
  void whatWasShownCannotBeTakenBack() throws InterruptedException {
    say("notify studio that dinner is ready");

    assertThat(say("undo").text())
        .isEqualTo("“notify studio that dinner is ready” cannot be taken back.");
  }

  @Test
  void aFailedActionLeavesNothingToUndo() throws InterruptedException {
    say("take a screenshot of my laptop");

    assertThat(say("undo").text()).contains("changed nothing");
  }

  @Test
  void anAgentsTurnIsNotRepeatedBlindly() throws InterruptedException {
    actions.remember(new Answer("A poem.", List.of(), null, Outcome.DONE, "write a poem"));

    assertThat(say("do that again").text()).startsWith("“write a poem” was not a thing");
  }

  @Test
  void stoppingSaysHowMuchWasStopped() throws InterruptedException {
    actions.running = 2;

    assertThat(say("stop everything").text()).isEqualTo("Stopped 2 things.");
  }

  @Test
  void theLastFileIsFoundBehindOtherTurns() throws InterruptedException {
    Path file = say("take a photo with studio").files().getFirst();
    say("what time is it");

    assertThat(say("where is my photo").text()).isEqualTo("The last file is " + file + ".");
  }

  @Test
  void approvalsAreNeverGivenByASentence() throws InterruptedException {
    actions.gateway =
        new GatewayFacts(
            "0.1.0",
            TestingIntentActions.NOW,
            List.of(),
            List.of(new GatewayFacts.Pending("new phone", "claw nodes approve 1a2b")),
            List.of("the disk is nearly full"),
            new GatewayFacts.LastError("port in use", TestingIntentActions.NOW));

    assertThat(say("approve the new phone").text())
        .startsWith("I never approve by a sentence. Waiting: new phone.")
        .contains("`claw nodes approve 1a2b`");
    assertThat(say("is anything waiting for me").text()).contains("new phone");
    assertThat(say("is the gateway healthy").text()).contains("the disk is nearly full");
    assertThat(say("what was the last error").text()).contains("port in use");
  }
}

package dev.claw.gateway.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.intent.Answer.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntentAnswersTest {
  @TempDir Path media;
  private TestingIntentActions actions;
  private IntentEngine engine;

  @BeforeEach
  void open() {
    actions = new TestingIntentActions(media);
    engine = new IntentEngine("en", actions);
  }

  private Answer say(String text) throws InterruptedException {
    return engine.answer(new Utterance(text, "main"));
  }

  private TestingIntentActions.Call onlyCall() {
    assertThat(actions.calls).hasSize(1);
    return Objects.requireNonNull(actions.calls.peek());
  }

  static List<Sentence> matching() {
    return Sentence.all().stream().filter(Sentence::matches).toList();
  }

  @ParameterizedTest
  @MethodSource("matching")
  void everySentenceGetsAnAnswerWithoutGapsOrBraces(Sentence sentence) throws InterruptedException {
    Answer answer = say(sentence.utterance());

    assertThat(answer.intentId()).isEqualTo(sentence.intent());
    assertThat(answer.outcome()).isIn(Outcome.DONE, Outcome.FAILED);
    assertThat(answer.text()).isNotBlank().doesNotContain("{", "}", "[", "null", "  ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          battery of studio                   | studio's battery is at 38 %, discharging.
          how is attic                        | attic is doing fine: 250 GB of disk free, 4 GB of memory free and load 9.25.
          how much disk space is left on studio | studio has 120 GB of 500 GB of disk free (24 %).
          memory usage of attic               | attic has 4 GB of 16 GB of memory free (25 %), reported 30 seconds ago.
          which machine is busiest            | attic is busiest: load 9.25 on 8 processors, reported 30 seconds ago.
          uptime of studio                    | studio has been running for 3 days and 4 hours.
          os of studio                        | studio runs macOS 26.1.
          is git installed on attic           | Yes, git is on attic: /usr/bin/git.
          is vim installed on attic           | No, vim is not on attic's search path.
          what time is it                     | It is 15:05.
          what time is it on studio           | It is 09:05 on studio (America/New_York).
          what time is it on attic            | attic has not told its time zone.
          what day is tomorrow                | Tomorrow is Saturday, 21 November 2026.
          is the travel laptop online         | No, Travel-Laptop is offline, last seen 2 hours ago.
          can attic take photos               | No, attic may not take photos, because the gateway's policy forbids it.
          can attic record its screen         | No, attic does not offer to record its screen. `claw-node status` there says what it offers and why.
          which machines are offline          | 1 machine offline: Travel-Laptop.
          claw version                        | This is Claw 0.1.0.
          gateway uptime                      | The gateway has been running for 2 hours and 5 minutes.
          list scripts                        | You can run backup and nightly build.
          """)
  void answersAreSentencesWithTheFacts(String utterance, String text) throws InterruptedException {
    assertThat(say(utterance).text()).isEqualTo(text);
  }

  @Test
  void aScreenshotIsSavedAndToldWithItsSize() throws InterruptedException, IOException {
    Answer answer = say("take a screenshot of screen 2 of studio");

    assertThat(answer.files()).hasSize(1);
    Path file = answer.files().getFirst();
    assertThat(answer.text())
        .isEqualTo("Saved a screenshot of screen 2 of studio (1280×800) to " + file + ".");
    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(file.getFileName().toString()).endsWith("studio-20261120-150500.png");
    assertThat(onlyCall().params().path("screenIndex").asInt()).isOne();
  }

  @Test
  void withoutANodeTheGatewayChoosesAndTheReasonIsTold() throws InterruptedException {
    assertThat(say("take a photo").text())
        .endsWith("I took workbench: it is the only one on mains power.");
  }

  @Test
  void myScreenIsTheOneOfThisMachineAndIsNotChosen() throws InterruptedException {
    assertThat(say("what's on my screen").text()).doesNotContain("I took");
    assertThat(say("record my screen on studio").text()).contains("the screen of studio");

    assertThat(actions.calls)
        .extracting(TestingIntentActions.Call::node)
        .containsExactly("workbench", "studio");
  }

  @Test
  void screensAreCountedFromOne() throws InterruptedException {
    assertThat(say("take a screenshot of screen 0").text()).contains("counted from 1");
    assertThat(actions.calls).isEmpty();
  }

  @Test
  void allMachinesGiveTheirScreenshotsAndFailuresAreNamed() throws InterruptedException {
    actions.answers("attic", "screen.snapshot", "FAIL");

    Answer answer = say("take a screenshot of all machines");

    assertThat(answer.files()).hasSize(4).allSatisfy(file -> assertThat(file).exists());
    assertThat(answer.text()).startsWith("Saved 4 screenshots: ").contains("gave none: attic.");
  }

  @Test
  void recordingsAskForTheLengthAndAreLimited() throws InterruptedException {
    assertThat(say("record the screen of studio for 25 seconds").files()).hasSize(1);
    assertThat(onlyCall().params().path("durationMs").asInt()).isEqualTo(25_000);

    assertThat(say("record my screen for 3 minutes").text()).contains("up to 1 minute");
    assertThat(actions.calls).hasSize(1);
  }

  @Test
  void aNotificationCarriesTheWordsAsWritten() throws InterruptedException {
    Answer answer = say("tell studio that Dinner's ready {now}");

    assertThat(onlyCall().node()).isEqualTo("studio");
    assertThat(onlyCall().params().path("body").asText()).isEqualTo("Dinner's ready {now");
    assertThat(answer.text()).isEqualTo("Shown on studio: “Dinner's ready {now”.");
  }

  @Test
  void aScriptRunsItsExactCommandWhereItBelongs() throws InterruptedException {
    assertThat(say("run nightly build").text())
        .isEqualTo("nightly build finished on attic. It printed: 42 files");
    assertThat(onlyCall().params().toString()).isEqualTo("{\"command\":[\"/opt/build\"]}");
  }

  @Test
  void aFailedScriptSaysItsExitCodeAndWhatItSaid() throws InterruptedException {
    actions.answers(
        "system.run",
        "{\"exitCode\":3,\"timedOut\":false,\"success\":false,\"stdout\":\"\",\"stderr\":\"disk full\"}");

    assertThat(say("run backup on studio").text())
        .isEqualTo("backup ended with exit code 3 on studio. It said: disk full");
  }

  @Test
  void aNodeThatIsOfflineOrLacksTheCommandIsNotAsked() throws InterruptedException {
    Answer offline = say("take a screenshot of my laptop");
    Answer lacking = say("take a photo with attic");

    assertThat(offline.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(offline.text()).startsWith("Travel-Laptop is offline, last seen 2 hours ago.");
    assertThat(lacking.text())
        .startsWith("attic does not let me take photos, because the gateway's policy forbids it.");
    assertThat(actions.calls).isEmpty();
  }

  @Test
  void aFailureIsToldInItsOwnWords() throws InterruptedException {
    actions.answers("location.get", "FAIL");

    Answer answer = say("where is studio");

    assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(answer.text()).isEqualTo("studio did not run location.get: it is busy. Try again.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}
          {"format":"png","base64":"***"}
          {"format":"exe","base64":"AAAA"}
          {"format":"png","base64":""}
          {"format":7,"base64":7}
          []
          null
          """)
  void whatIsNoPictureIsNotSaved(String payload) throws InterruptedException {
    actions.answers("screen.snapshot", payload);

    Answer answer = say("take a screenshot of studio");

    assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(answer.text()).contains("nothing was saved");
    assertThat(media).isEmptyDirectory();
  }

  @Test
  void aMachineInTroubleIsToldSo() throws InterruptedException {
    actions.answers(
        "device.status",
        """
        {"battery":{"level":0.04,"state":"unplugged"},"thermal":{"state":"serious"},
         "storage":{"totalBytes":100000000000,"freeBytes":2000000000}}
        """);

    assertThat(say("how is studio").text())
        .startsWith(
            "studio needs attention: the battery is nearly empty, the disk is nearly full and it is hot.");
  }
}

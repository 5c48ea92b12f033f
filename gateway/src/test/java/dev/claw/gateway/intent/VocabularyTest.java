package dev.claw.gateway.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
  @TempDir Path media;

  @Test
  void itHasTheWordsOfTemplatesListsNumbersAndLiveNames() {
    IntentEngine engine = new IntentEngine("en", new TestingIntentActions(media));

    assertThat(engine.vocabulary())
        .contains("screenshot", "please", "seven", "seconds", "notifications")
        .contains("studio", "attic", "laptop", "nightly", "everyone")
        .doesNotContain("narnia", "'s");
  }

  @Test
  void aNewNodeIsKnownAtOnce() {
    TestingIntentActions actions = new TestingIntentActions(media);
    IntentEngine engine = new IntentEngine("en", actions);
    assertThat(engine.vocabulary()).doesNotContain("9");

    actions.add(TestingNodes.server(9));

    assertThat(engine.vocabulary()).contains("9");
    assertThat(engine.match("ping server nine").toString()).contains("Server 9");
  }
}

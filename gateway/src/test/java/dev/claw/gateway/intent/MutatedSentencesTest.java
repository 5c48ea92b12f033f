package dev.claw.gateway.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.intent.sentence.Effect;
import dev.claw.gateway.intent.sentence.IntentMatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A misheard word must not make Claw do another thing than the one that was asked.
class MutatedSentencesTest {
  @TempDir Path media;

  @Test
  void aDroppedDoubledOrSwappedWordNeverTriggersAnotherWriteIntent() {
    IntentEngine engine = new IntentEngine("en", new TestingIntentActions(media));
    List<String> wrong = new ArrayList<>();
    for (Sentence sentence : Sentence.all()) {
      for (String mutant : mutants(sentence.utterance())) {
        String acted = write(engine.match(mutant));
        // A "don't" that was lost cannot be told from a wish; it stays within its intent.
        if (!acted.isEmpty() && !acted.equals(sentence.intent())) {
          wrong.add(sentence + " -> " + mutant + " -> " + acted);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static String write(IntentMatch match) {
    return match instanceof IntentMatch.Matched matched && matched.intent().effect() == Effect.WRITE
        ? matched.intent().id()
        : "";
  }

  private static List<String> mutants(String utterance) {
    List<String> words = List.of(utterance.split(" ", -1));
    List<String> mutants = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      List<String> dropped = new ArrayList<>(words);
      dropped.remove(i);
      mutants.add(String.join(" ", dropped));
      List<String> doubled = new ArrayList<>(words);
      doubled.add(i, words.get(i));
      mutants.add(String.join(" ", doubled));
      if (i + 1 < words.size()) {
        List<String> swapped = new ArrayList<>(words);
        Collections.swap(swapped, i, i + 1);
        mutants.add(String.join(" ", swapped));
      }
    }
    return mutants;
  }
}

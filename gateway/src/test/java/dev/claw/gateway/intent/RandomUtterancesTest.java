package dev.claw.gateway.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.intent.sentence.IntentMatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class RandomUtterancesTest {
  // Nothing is saved: these tests match and never act.
  private final TestingIntentActions actions = new TestingIntentActions(Path.of("unused"));
  private final IntentEngine engine = new IntentEngine("en", actions);

  @Property(tries = 300)
  void anyTextHasExactlyOneMeaning(@ForAll @StringLength(max = 300) String text) {
    IntentMatch first = engine.match(text);

    assertThat(engine.match(text)).isEqualTo(first);
    assertThat(new IntentEngine("en", actions).match(text)).isEqualTo(first);
  }

  @Property(tries = 500)
  void wordsOfTheVocabularyInAnyOrderHaveExactlyOneMeaning(
      @ForAll("wordLists") List<String> words) {
    String text = String.join(" ", words);
    IntentMatch first = engine.match(text);

    assertThat(engine.match(text)).isEqualTo(first);
  }

  @Property(tries = 300)
  void caseAndPunctuationChangeNothing(@ForAll("wordLists") List<String> words) {
    String plain = String.join(" ", words);
    String loud = String.join(" , ", words).toUpperCase(Locale.ROOT) + " !?";

    assertThat(intent(engine.match(loud))).isEqualTo(intent(engine.match(plain)));
  }

  @Property(tries = 200)
  void aWordOfNoSentenceKeepsAnythingFromActing(@ForAll("wordLists") List<String> words) {
    List<String> strange = new ArrayList<>(words);
    strange.addFirst("xyzzy");

    assertThat(engine.match(String.join(" ", strange))).isNotInstanceOf(IntentMatch.Matched.class);
  }

  @Property(tries = 50)
  void longTextIsBounded(@ForAll("wordLists") List<String> words) {
    String text =
        (String.join(" ", words) + " x ").repeat(10_000 / words.size()).substring(0, 10_000);

    assertThat(engine.match(text)).isEqualTo(new IntentMatch.NoMatch());
  }

  private static String intent(IntentMatch match) {
    return match instanceof IntentMatch.Matched matched ? matched.intent().id() : "";
  }

  @Provide
  Arbitrary<List<String>> wordLists() {
    List<String> words = new ArrayList<>(engine.vocabulary());
    words.removeIf(word -> !word.chars().allMatch(Character::isLetterOrDigit));
    return Arbitraries.of(words).list().ofMinSize(1).ofMaxSize(12);
  }
}

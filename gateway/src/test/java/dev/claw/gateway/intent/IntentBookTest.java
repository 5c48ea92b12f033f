package dev.claw.gateway.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.gateway.intent.sentence.IntentBlock;
import dev.claw.gateway.intent.sentence.IntentBook;
import dev.claw.gateway.intent.sentence.IntentMatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntentBookTest {
  private static final IntentBook BOOK = IntentBook.load("en");

  @TempDir Path media;

  static Stream<IntentBlock> blocks() {
    return BOOK.blocks().stream();
  }

  @Test
  void thereAreAtLeastFortyIntents() {
    assertThat(BOOK.blocks()).hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyIntentNamesAnActionAndHasExactlyItsAnswers(IntentBlock block) {
    assertThat(ActionTable.rows()).containsKey(block.action());
    assertThat(block.answers().keySet())
        .isEqualTo(Objects.requireNonNull(ActionTable.rows().get(block.action())).answers());
  }

  @Test
  void everyActionIsUsed() {
    Set<String> used = BOOK.blocks().stream().map(IntentBlock::action).collect(Collectors.toSet());

    assertThat(used).isEqualTo(ActionTable.rows().keySet());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyIntentHasHelpATopicAndThreeExamples(IntentBlock block) {
    assertThat(block.help()).isNotBlank();
    assertThat(BOOK.list("topic")).containsKey(block.topic());
    assertThat(block.examples()).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyExampleIsASentenceOfItsIntent(IntentBlock block) {
    IntentEngine engine = new IntentEngine("en", new TestingIntentActions(media));
    for (String example : BOOK.examples(block, Optional.of("studio"), List.of("backup"))) {
      assertThat(engine.match(example))
          .as(example)
          .isInstanceOfSatisfying(
              IntentMatch.Matched.class,
              matched -> assertThat(matched.intent().id()).isEqualTo(block.id()));
    }
  }

  @Test
  void aLanguageWithoutFilesIsRefusedByName() {
    assertThatThrownBy(() -> IntentBook.load("xx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("xx");
  }
}

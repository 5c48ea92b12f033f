package dev.claw.gateway.intent.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotReadersTest {
  private static final Lexicon ENGLISH = IntentBook.load("en").lexicon();

  /// The value of the longest span that covers the whole text.
  private static String read(SlotReader reader, String text) {
    Tokens tokens = ENGLISH.tokenizer().tokens(text);
    List<Span> found = new ArrayList<>();
    reader.read(tokens, 0, found);
    return found.stream()
        .filter(span -> span.end() == tokens.size())
        .map(span -> span.value().toString())
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "10 seconds,PT10S",
    "10s,PT10S",
    "a minute,PT1M",
    "one minute and thirty seconds,PT1M30S",
    "twenty five minutes,PT25M",
    "2 hours 5 min,PT2H5M",
    "24 hours,PT24H"
  })
  void durationsAreRead(String text, String length) {
    assertThat(read(new DurationReader(ENGLISH), text)).contains(length);
  }

  @ParameterizedTest
  @CsvSource({"25 hours", "9999999999 seconds", "seconds", "ten", "10 apples", "s10"})
  void whatIsNoDurationOrTooLongIsNotRead(String text) {
    assertThat(read(new DurationReader(ENGLISH), text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"7,7", "seven,7", "twenty five,25", "007,7", "999999,999999"})
  void numbersAreRead(String text, int number) {
    assertThat(read(new NumberReader(ENGLISH.numbers()), text)).contains("=" + number + "]");
  }

  @ParameterizedTest
  @CsvSource({"1000000", "seven five", "1.5", "٣٣٣٣٣٣٣", "x"})
  void whatIsNoWholeNumberIsNotRead(String text) {
    assertThat(read(new NumberReader(ENGLISH.numbers()), text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"git", "python3.12", "c++", "node.js", "docker-compose"})
  void programNamesAreReadAsTyped(String name) {
    assertThat(read(new ProgramReader(), name)).isEqualTo("Text[text=" + name + "]");
  }

  @Test
  void aPathOrAnOptionIsNoProgramName() {
    assertThat(read(new ProgramReader(), "/bin/sh")).isEmpty();
    assertThat(read(new ProgramReader(), "git;rm")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"studio,studio,0", "studo,studio,1", "stduio,studio,1", "stud,studio,2", "a,xyz,3"})
  void editDistanceCountsSwapsAsOne(String a, String b, int distance) {
    assertThat(EditDistance.between(a, b, 3)).isEqualTo(distance);
    assertThat(EditDistance.between(b, a, 3)).isEqualTo(distance);
  }

  @Test
  void editDistanceGivesUpAtItsLimit() {
    assertThat(EditDistance.between("kitten", "sitting", 2)).isEqualTo(3);
    assertThat(EditDistance.between("a", "a".repeat(1_000), 2)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"take (a", "take a)", "take [a", "take {a", "take <nothing>", "take a>"})
  void aBrokenTemplateIsRefusedWithItsPlace(String template) {
    TemplateParser parser = new TemplateParser(ENGLISH.tokenizer());

    assertThatThrownBy(() -> parser.parse(template))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(template);
  }

  @Test
  void wordsAreCutWithTheirPlacesInTheText() {
    Tokens tokens = ENGLISH.tokenizer().tokens("What's  Studio's IP, 1.5 v?");

    assertThat(tokens.list())
        .extracting(Token::word)
        .containsExactly("what", "is", "studio", "'s", "ip", "1.5", "v");
    assertThat(tokens.text(2, 5)).isEqualTo("Studio's IP");
  }
}

package dev.claw.node.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CommandTextTest {

  @Test
  void quotesWhereItHasTo() {
    assertThat(CommandText.of(List.of("/bin/echo", "a b", "it's", "", "--x=1")))
        .isEqualTo("/bin/echo 'a b' 'it'\\''s' '' --x=1");
  }

  @Test
  void showsWhatCannotBeSeen() {
    assertThat(CommandText.of(List.of("a\nb", "x\u202ey", "\u001b[2K", "q\u200b'")))
        .isEqualTo("$'a\\nb' $'x\\u202ey' $'\\u001b[2K' $'q\\u200b\\''");
  }

  @Property(tries = 500)
  void neverHoldsAControlCharacter(@ForAll List<String> argv) {
    assertThat(CommandText.of(argv).chars().noneMatch(Character::isISOControl)).isTrue();
  }

  @Property(tries = 500)
  void differentVectorsLookDifferent(@ForAll List<String> one, @ForAll List<String> two) {
    assertThat(CommandText.of(one).equals(CommandText.of(two))).isEqualTo(one.equals(two));
  }
}

package dev.claw.os.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  private static final String TOKEN = "q7Jf2-XbT0nVYpC4wLk9_aZsR1uEhGdM5oIi8jNtQvU";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connect ws://h:1/?token=abc&x=1      | connect ws://h:1/?token=[redacted]&x=1
          {"token":"abc","id":7}               | {"token":"[redacted]","id":7}
          deviceToken: abc, next               | deviceToken: [redacted], next
          password = hunter2;                  | password = [redacted];
          Authorization: Bearer abc.def rest   | Authorization: Bearer [redacted] rest
          header Bearer abc.def-g              | header Bearer [redacted]
          OPENAI_API_KEY=xyz                   | OPENAI_API_KEY=[redacted]
          key sk-1234567890abcdefgh end        | key [redacted] end
          """)
  void masksValuesOfSecrets(String text, String expected) {
    assertThat(Redaction.mask(text)).isEqualTo(expected);
  }

  @Test
  void masksRandomTokensWhereverTheyAre() {
    assertThat(Redaction.mask("got <" + TOKEN + "> from x")).isEqualTo("got <[redacted]> from x");
  }

  @ParameterizedTest
  @CsvSource({
    "token bucket of node laptop is empty",
    "device 4f1c7d0a9b2e4f1c7d0a9b2e4f1c7d0a9b2e4f1c7d0a9b2e4f1c7d0a9b2e4f1c is online",
    "session agent:main:main has 12 tokens",
    "at dev.claw.os.linux.LinuxScreenTest.noticesThatTheDisplayHasGoneAndSaysSoToWhoeverAsks",
    "run 3f2b8c1e-7a64-4c55-9d0e-1b2a3c4d5e6f finished in 12 ms"
  })
  void leavesOrdinaryTextAlone(String text) {
    assertThat(Redaction.mask(text)).isEqualTo(text);
  }

  @Property
  void leavesNoToken(@ForAll @Size(32) byte[] secret, @ForAll String before) {
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);

    assertThat(Redaction.mask(before + " token=" + token)).doesNotContain(token);
  }

  @Property
  void keepsTextWithoutWordsAsItIs(@ForAll @NumericChars String text) {
    assertThat(Redaction.mask(text)).isEqualTo(text);
  }
}

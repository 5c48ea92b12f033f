package dev.claw.gateway.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyTextTest {
  @Test
  void valuesAreFilledInAndNeverReadAsTemplates() {
    assertThat(ReplyText.filled("Shown: {text}.", Map.of("text", "[{text}]")))
        .isEqualTo("Shown: [{text}].");
  }

  @Test
  void anOptionalPartNeedsAllOfItsValues() {
    String text = "{node} is offline[, last seen {seen}].";

    assertThat(ReplyText.filled(text, Map.of("node", "attic", "seen", "")))
        .isEqualTo("attic is offline.");
    assertThat(ReplyText.filled(text, Map.of("node", "attic", "seen", "now")))
        .isEqualTo("attic is offline, last seen now.");
  }
}

package dev.claw.os.linux.x11;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class XServerGreetingTest {

  @Test
  void refusesAGreetingCutShort() {
    assertThatThrownBy(() -> XSetup.parse(new byte[12]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("incomplete");
  }

  @Property
  void failsOnlyWithAnIoException(@ForAll byte[] noise) {
    try {
      XSetup.parse(noise);
    } catch (IOException e) {
      // The one way in which it may fail.
    }
  }
}

package dev.claw.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RowChecksumTest {
  @Test
  void distinguishesValuesThatLookAlike() {
    assertThat(RowChecksum.of("t", "a", "bc")).isNotEqualTo(RowChecksum.of("t", "ab", "c"));
    assertThat(RowChecksum.of("t", "1")).isNotEqualTo(RowChecksum.of("t", 1));
    assertThat(RowChecksum.of("t", (Object) null)).isNotEqualTo(RowChecksum.of("t", ""));
    assertThat(RowChecksum.of("t", "a")).isNotEqualTo(RowChecksum.of("u", "a"));
    assertThat(RowChecksum.of("t", new byte[] {97})).isNotEqualTo(RowChecksum.of("t", "a"));
    assertThat(RowChecksum.of("t", true)).isEqualTo(RowChecksum.of("t", 1L));
  }

  @Test
  void refusesValuesItCannotEncodeExactly() {
    assertThatThrownBy(() -> RowChecksum.of("t", 1.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void matchesOnlyTheSameRow(@ForAll String one, @ForAll String other, @ForAll long number) {
    Assume.that(!one.equals(other));
    String stored = RowChecksum.of("t", one, number);
    assertThat(RowChecksum.matches(stored, "t", one, number)).isTrue();
    assertThat(RowChecksum.matches(stored, "t", other, number)).isFalse();
    assertThat(RowChecksum.matches(stored, "t", one, number + 1)).isFalse();
    assertThat(RowChecksum.matches(null, "t", one, number)).isFalse();
  }
}

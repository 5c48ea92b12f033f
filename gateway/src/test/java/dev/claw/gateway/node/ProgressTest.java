package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Provide
  Arbitrary<List<Long>> orders() {
    return Arbitraries.shuffle(LongStream.range(0, 40).boxed().toList());
  }

  @Property(tries = 200)
  void chunksComeOutInOrderHoweverTheyArrive(@ForAll("orders") List<Long> order) {
    var out = new ArrayList<String>();
    var progress = new Progress(out::add);

    order.forEach(seq -> assertThat(progress.accept(seq, "c" + seq)).isTrue());

    assertThat(out)
        .containsExactlyElementsOf(LongStream.range(0, 40).mapToObj(n -> "c" + n).toList());
  }

  @Test
  void chunksBeyondAGapAreBounded() {
    var out = new ArrayList<String>();
    var progress = new Progress(out::add);
    for (int seq = 1; seq <= Progress.MAX_OUT_OF_ORDER; seq++) {
      assertThat(progress.accept(seq, "x")).isTrue();
    }

    assertThat(progress.accept(Progress.MAX_OUT_OF_ORDER + 1, "x")).isFalse();
    assertThat(progress.accept(0, "x")).isTrue();
    assertThat(out).hasSize(Progress.MAX_OUT_OF_ORDER + 1);
    assertThat(progress.accept(0, "x")).isFalse();
  }

  @Test
  void aListenerThatFailsHarmsNobody() {
    var progress =
        new Progress(
            _ -> {
              throw new IllegalStateException("on purpose");
            });

    assertThat(progress.accept(0, "x")).isTrue();
    assertThat(progress.accept(1, "x")).isTrue();
  }
}

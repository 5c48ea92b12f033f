package dev.claw.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

  @Property(tries = 200)
  void everyPauseLiesBetweenZeroAndItsCeiling(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int failures) {
    var backoff = new Backoff(new Random(seed));
    for (int n = 0; n < failures; n++) {
      long ceiling = n < 6 ? 500L << n : 30_000;
      assertThat(backoff.next()).isBetween(Duration.ZERO, Duration.ofMillis(ceiling));
    }
  }

  @Property(tries = 100)
  void aSuccessStartsTheRowAgain(@ForAll long seed, @ForAll @IntRange(max = 40) int failures) {
    var backoff = new Backoff(new Random(seed));
    for (int n = 0; n < failures; n++) {
      backoff.next();
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  @Property(tries = 20)
  void pausesOfManyAreSpreadOut(@ForAll long seed) {
    var random = new Random(seed);
    long distinct =
        IntStream.range(0, 100)
            .mapToObj(_ -> new Backoff(random))
            .map(Backoff::next)
            .distinct()
            .count();
    assertThat(distinct).isGreaterThan(50);
  }
}

package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  private final TestingClock clock = new TestingClock();

  @Test
  void aFixedTimeIsNotProlongedByProgress() {
    var limit = new TimeLimit(Duration.ofSeconds(10), clock);
    clock.advance(Duration.ofSeconds(9));
    limit.progressed();

    assertThat(limit.isIdle()).isFalse();
    assertThat(limit.millis()).isEqualTo(10_000);
    assertThat(limit.remainingNanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void withoutATimeOnlySilenceEndsIt() {
    var limit = new TimeLimit(Duration.ZERO, clock);
    clock.advance(Duration.ofMinutes(9));
    limit.progressed();
    clock.advance(Duration.ofMinutes(9));

    assertThat(limit.isIdle()).isTrue();
    assertThat(limit.millis()).isZero();
    assertThat(limit.remainingNanos()).isPositive();
    clock.advance(Duration.ofMinutes(1));
    assertThat(limit.remainingNanos()).isZero();
  }

  @Test
  void noTimeIsLongerThanADay() {
    assertThat(new TimeLimit(Duration.ofDays(20), clock).millis())
        .isEqualTo(Duration.ofDays(1).toMillis());
  }
}

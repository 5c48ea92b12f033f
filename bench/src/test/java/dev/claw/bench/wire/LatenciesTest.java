package dev.claw.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void givesTheNearestRank() {
    for (int i = 10_000; i >= 1; i--) {
      latencies.add(i * 1_000_000L);
    }
    assertThat(latencies.percentileMillis(0.50)).isEqualTo(5000);
    assertThat(latencies.percentileMillis(0.99)).isEqualTo(9900);
    assertThat(latencies.percentileMillis(0)).isEqualTo(1);
    assertThat(latencies.percentileMillis(1)).isEqualTo(10_000);
  }

  @Test
  void theRateCountsWhatFinished() {
    for (int i = 0; i < 500; i++) {
      latencies.add(1);
    }
    latencies.took(250_000_000);
    assertThat(latencies.perSecond()).isEqualTo(2000);
  }

  @Test
  void hasNoPercentileOfNothing() {
    assertThatThrownBy(() -> latencies.percentileMillis(0.5))
        .isInstanceOf(IllegalStateException.class);
  }
}

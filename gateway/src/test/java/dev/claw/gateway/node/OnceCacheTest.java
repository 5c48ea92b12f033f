package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OnceCacheTest {
  private final TestingClock clock = new TestingClock();
  private final OnceCache cache = new OnceCache(clock);

  private static OnceCache.Key key(int number) {
    return new OnceCache.Key("me", TestingGateway.deviceId(1), "key-" + number);
  }

  private OnceCache.Entry settled(int number, InvokeOutcome outcome) {
    var entry = new OnceCache.Entry(key(number), OnceCache.fingerprint("c", null));
    assertThat(cache.claim(entry)).isNull();
    cache.settle(entry, outcome);
    return entry;
  }

  @Test
  void answersAreKeptForTenMinutes() {
    OnceCache.Entry entry = settled(1, new InvokeOutcome.Done("1"));

    clock.advance(OnceCache.LIFETIME.minus(Duration.ofNanos(1)));
    assertThat(cache.find(key(1))).isSameAs(entry);
    clock.advance(Duration.ofNanos(1));
    assertThat(cache.find(key(1))).isNull();
  }

  @Test
  void theOldestKeysGoWhenThereAreTooMany() {
    for (int i = 0; i <= OnceCache.MAX_ENTRIES; i++) {
      settled(i, new InvokeOutcome.Done("1"));
    }

    assertThat(cache.size()).isEqualTo(OnceCache.MAX_ENTRIES);
    assertThat(cache.find(key(0))).isNull();
    assertThat(cache.find(key(1))).isNotNull();
  }

  @Test
  void aLargeResultGoesBeforeItsKey() {
    String large = "\"" + "x".repeat((int) (OnceCache.MAX_RESULT_CHARACTERS / 2)) + "\"";
    OnceCache.Entry first = settled(1, new InvokeOutcome.Done(large));
    OnceCache.Entry second = settled(2, new InvokeOutcome.Done(large));

    assertThat(cache.find(key(1))).isSameAs(first);
    assertThat(first.outcome())
        .isInstanceOfSatisfying(
            InvokeOutcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo(Failures.RESULT_DROPPED);
              assertThat(failed.dispatched()).isTrue();
            });
    assertThat(second.outcome()).isEqualTo(new InvokeOutcome.Done(large));
  }

  @Test
  void whatWasNeverSentLeavesNoKeyBehind() {
    settled(1, Failures.notConnected("away"));

    assertThat(cache.size()).isZero();
  }

  @Test
  void commandAndParametersTellCommandsApart() {
    byte[] print = OnceCache.fingerprint("a", "b");

    assertThat(OnceCache.fingerprint("a", "b")).isEqualTo(print);
    assertThat(OnceCache.fingerprint("ab", "")).isNotEqualTo(print);
    assertThat(OnceCache.fingerprint("a", "c")).isNotEqualTo(print);
  }
}

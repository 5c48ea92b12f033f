package dev.claw.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureLockTest {
  private static final String KEY = "shared-secret|127.0.0.1";

  private final AtomicLong nowMs = new AtomicLong(1_700_000_000_000L);
  private final InstantSource clock = () -> Instant.ofEpochMilli(nowMs.get());
  private final Map<String, FailureLock.Entry> disk = new HashMap<>();
  private final AtomicInteger compared = new AtomicInteger();

  private final FailureLock.Store store =
      new FailureLock.Store() {
        @Override
        public Map<String, FailureLock.Entry> load() {
          return disk;
        }

        @Override
        public void save(Map<String, FailureLock.Entry> entries) {
          disk.clear();
          disk.putAll(entries);
        }
      };

  private FailureLock lock = new FailureLock(store, FailureLock.Limits.STANDARD, clock);

  private FailureLock.Result guess(String key) {
    return lock.attempt(
        key,
        () -> {
          compared.incrementAndGet();
          return false;
        });
  }

  private boolean right(String key) {
    return lock.attempt(key, () -> true) instanceof FailureLock.Result.Compared;
  }

  private void pass(Duration time) {
    nowMs.addAndGet(time.toMillis());
  }

  @Test
  void ofTenThousandGuessesTenAreCompared() {
    for (int i = 0; i < 10_000; i++) {
      guess(KEY);
    }
    assertThat(compared).hasValue(10);
    assertThat(guess(KEY)).isEqualTo(new FailureLock.Result.Locked(300_000));
  }

  @Test
  void guessesAtOnceGetNoMoreTries() throws InterruptedException {
    var go = new CountDownLatch(1);
    var guessers = new ArrayList<Thread>();
    for (int i = 0; i < 200; i++) {
      guessers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      go.await();
                      guess(KEY);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
    go.countDown();
    for (Thread guesser : guessers) {
      guesser.join();
    }
    assertThat(compared).hasValue(10);
  }

  @Test
  void successOfOneClientGivesAnotherNoFreshTries() {
    for (int i = 0; i < 1000; i++) {
      guess(KEY);
      right(KEY);
    }
    assertThat(compared).hasValue(10);
  }

  @Test
  void lockEndsAfterFiveMinutesAndOldFailuresAreForgottenAfterOne() {
    for (int i = 0; i < 10; i++) {
      guess(KEY);
    }
    pass(Duration.ofSeconds(299));
    assertThat(right(KEY)).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(right(KEY)).isTrue();

    for (int i = 0; i < 50; i++) {
      assertThat(guess(KEY)).isInstanceOf(FailureLock.Result.Compared.class);
      pass(Duration.ofSeconds(7));
    }
  }

  @Test
  void guessingForADayComparesFewSecrets() {
    for (int second = 0; second < 86_400; second++) {
      guess(KEY);
      pass(Duration.ofSeconds(1));
    }
    assertThat(compared.get()).isLessThan(86_400 / 300 * 10);
  }

  @Test
  void clockThatJumpsBackFreesNobodyAndLocksNobodyForEver() {
    for (int i = 0; i < 10; i++) {
      guess(KEY);
    }
    pass(Duration.ofDays(-365));
    assertThat(guess(KEY)).isEqualTo(new FailureLock.Result.Locked(300_000));
  }

  @Test
  void restartForgivesNobody() {
    for (int i = 0; i < 10; i++) {
      guess(KEY);
    }
    lock = new FailureLock(store, FailureLock.Limits.STANDARD, clock);

    assertThat(right(KEY)).isFalse();
    assertThat(right("shared-secret|127.0.0.2")).isTrue();
  }

  @Test
  void manyOtherNamesDoNotPushALockOut() {
    for (int i = 0; i < 10; i++) {
      guess(KEY);
    }
    disk.clear();
    for (int i = 0; i < 10_050; i++) {
      lock.attempt("device-token|" + i, () -> false);
    }
    assertThat(right(KEY)).isFalse();
    assertThat(disk).hasSizeLessThanOrEqualTo(10_000);
  }
}

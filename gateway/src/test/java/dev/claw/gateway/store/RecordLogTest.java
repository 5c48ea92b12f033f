package dev.claw.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.store.RecordLog.Entry;
import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLogTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1234));

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("s.jsonl");
  }

  private static RecordLogOptions options(long rollBytes) {
    return new RecordLogOptions(StoragePort.disk(), CLOCK, rollBytes);
  }

  private static ObjectNode note(String text) {
    return MAPPER.createObjectNode().put("text", text);
  }

  private static List<String> texts(RecordLog log) {
    List<String> texts = new ArrayList<>();
    log.read(1, entry -> texts.add(entry.seq() + entry.json().path("text").textValue()));
    return texts;
  }

  private static RecordLog filled(Path file, RecordLogOptions options, int count) {
    RecordLog log = RecordLog.open(file, options);
    for (int index = 1; index <= count; index++) {
      log.append(note("-" + index));
    }
    return log;
  }

  @Test
  void numbersRecordsFromOneAndGoesOnAfterReopening() throws IOException {
    try (RecordLog log = RecordLog.open(file())) {
      assertThat(log.append(note("a"))).isEqualTo(1);
      assertThat(log.append(MAPPER.createObjectNode())).isEqualTo(2);
    }
    try (RecordLog log = RecordLog.open(file())) {
      assertThat(log.append(note("å\n\"}"))).isEqualTo(3);
      assertThat(texts(log)).containsExactly("1a", "2null", "3å\n\"}");
      assertThat(log.repairs()).isEmpty();
    }
    assertThat(Files.readAllLines(file()).getFirst())
        .matches("\\{\"seq\":1,\"text\":\"a\",\"_c\":\"[0-9a-f]{8}\"}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesItsOwnFieldsAndOversizedRecords() {
    try (RecordLog log = RecordLog.open(file())) {
      ObjectNode own = note("x").put("seq", 9);
      assertThatThrownBy(() -> log.append(own)).isInstanceOf(IllegalArgumentException.class);
      ObjectNode huge = note("x".repeat(RecordLine.LIMIT));
      assertThatThrownBy(() -> log.append(huge))
          .hasFieldOrPropertyWithValue("code", Code.TOO_LARGE);
      ObjectNode largest = note("x".repeat(RecordLine.LIMIT - 100));
      assertThat(log.append(largest)).isEqualTo(1);
      assertThat(log.last(1).getFirst().json()).isEqualTo(largest);
    }
    try (RecordLog log = RecordLog.open(file())) {
      assertThat(log.lastSeq()).isEqualTo(1);
    }
  }

  @Test
  void givesManyThreadsAtOnceTheirOwnNumbers() throws InterruptedException {
    int threads = 64;
    List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch start = new CountDownLatch(1);
    try (RecordLog log = RecordLog.open(file())) {
      List<Thread> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(
            Thread.startVirtualThread(
                () -> {
                  awaitQuietly(start);
                  for (int count = 0; count < 20; count++) {
                    numbers.add(log.append(note("n")));
                  }
                }));
      }
      start.countDown();
      for (Thread thread : running) {
        thread.join();
      }
      assertThat(numbers).containsExactlyInAnyOrderElementsOf(range(1, threads * 20L));
      assertThat(texts(log)).hasSize(threads * 20);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void staysUsableWhenACallerIsInterrupted() {
    try (RecordLog log = RecordLog.open(file())) {
      Thread.currentThread().interrupt();
      assertThat(log.append(note("a"))).isEqualTo(1);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.append(note("b"))).isEqualTo(2);
      assertThat(texts(log)).containsExactly("1a", "2b");
    }
  }

  @Test
  void rollsAndReadsAcrossFiles() throws IOException {
    try (RecordLog log = filled(file(), options(300), 40)) {
      assertThat(texts(log)).hasSize(40).endsWith("40-40");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.count()).isGreaterThan(5);
      }
      List<Long> seen = new ArrayList<>();
      log.read(
          17,
          entry -> {
            seen.add(entry.seq());
            return seen.size() < 5;
          });
      assertThat(seen).isEqualTo(range(17, 21));
      assertThat(log.last(13).stream().map(Entry::seq)).isEqualTo(range(28, 40));
      assertThat(log.last(1000)).hasSize(40);
      assertThat(log.last(0)).isEmpty();
    }
    try (RecordLog log = RecordLog.open(file(), options(300))) {
      assertThat(log.append(note("x"))).isEqualTo(41);
      assertThat(texts(log)).hasSize(41);
    }
  }

  @Test
  void goesOnAfterACrashBetweenRollAndNextRecord() throws IOException {
    filled(file(), options(300), 10).close();
    Files.move(file(), folder.resolve("s.jsonl.%018d".formatted(firstSeqOf(file()))));
    try (RecordLog log = RecordLog.open(file(), options(300))) {
      assertThat(log.append(note("x"))).isEqualTo(11);
      assertThat(texts(log)).hasSize(11);
      assertThat(log.repairs()).isEmpty();
    }
  }

  private static long firstSeqOf(Path file) throws IOException {
    byte[] line = (Files.readAllLines(file).getFirst() + "\n").getBytes(UTF_8);
    return RecordLine.check(line, 0, line.length).orElseThrow();
  }

  @Test
  void quarantinesAHoleInTheMiddleAndKeepsWhatIsBeforeIt() throws IOException {
    filled(file(), options(1 << 20), 9).close();
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    lines.remove(4);
    Files.write(file(), lines);

    try (RecordLog log = RecordLog.open(file(), options(1 << 20))) {
      List<Long> seen = new ArrayList<>();
      Optional<LogRepair> repair = log.read(1, entry -> seen.add(entry.seq()));
      assertThat(seen).isEqualTo(range(1, 4));
      assertThat(repair).isPresent();
      assertThat(repair.get().keptUpTo()).isEqualTo(4);
      assertThat(repair.get().message()).contains("damaged after record 4");
      assertThat(folder.resolve("s.jsonl.quarantine-1234")).content().hasLineCount(8);
      assertThat(log.append(note("x"))).isEqualTo(5);
      assertThat(texts(log)).hasSize(5);
    }
  }

  @Test
  void quarantinesDamageInAnOlderFileWithEverythingAfterIt() throws IOException {
    filled(file(), options(300), 20).close();
    Path first = folder.resolve("s.jsonl.%018d".formatted(1));
    byte[] bytes = Files.readAllBytes(first);
    bytes[bytes.length / 2] ^= 1;
    Files.write(first, bytes);

    try (RecordLog log = RecordLog.open(file(), options(300))) {
      assertThat(log.lastSeq()).isEqualTo(20);
      assertThat(log.last(3)).hasSize(3);
      long kept = log.read(1, _ -> true).orElseThrow().keptUpTo();
      assertThat(kept).isBetween(1L, 4L);
      assertThat(texts(log)).hasSize((int) kept);
      assertThat(log.append(note("x"))).isEqualTo(kept + 1);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(path -> path.toString().contains("quarantine")).count())
          .isGreaterThan(2);
    }
  }

  @Test
  void refusesUseAfterClose() {
    RecordLog log = RecordLog.open(file());
    log.close();
    assertThatThrownBy(() -> log.append(note("x")))
        .hasFieldOrPropertyWithValue("code", Code.CLOSED);
    assertThatThrownBy(() -> log.last(1)).hasFieldOrPropertyWithValue("code", Code.CLOSED);
  }
}

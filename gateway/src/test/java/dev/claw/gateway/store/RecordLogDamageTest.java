package dev.claw.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.store.TestingFaultingStorage.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordLogDamageTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int COUNT = 12;

  // thousands of repairs, each with its warning, would bury everything else
  private static final Logger QUIET = Logger.getLogger(RecordLog.class.getName());

  @TempDir Path folder;

  @BeforeAll
  static void silence() {
    QUIET.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    QUIET.setLevel(null);
  }

  private static ObjectNode note(int number) {
    return MAPPER.createObjectNode().put("n", number).put("text", "x".repeat(number * 7 % 40));
  }

  private byte[] intact() throws IOException {
    Path file = folder.resolve("intact.jsonl");
    try (RecordLog log = RecordLog.open(file)) {
      for (int number = 1; number <= COUNT; number++) {
        log.append(note(number));
      }
    }
    return Files.readAllBytes(file);
  }

  /// The records a log opens with after its file was given this content, each checked.
  private List<Long> survivors(byte[] content, boolean quarantineExpected) throws IOException {
    Path sub = Files.createTempDirectory(folder, "d");
    Path file = sub.resolve("s.jsonl");
    Files.write(file, content);
    List<Long> seen = new ArrayList<>();
    try (RecordLog log = RecordLog.open(file)) {
      log.read(1, entry -> seen.add(checked(entry)));
      long next = log.append(note(1));
      assertThat(next).isEqualTo(seen.size() + 1L);
      assertThat(log.last(100)).hasSize(seen.size() + 1);
    }
    try (Stream<Path> files = Files.list(sub)) {
      assertThat(files.filter(path -> path.toString().contains("quarantine")).count() > 0)
          .isEqualTo(quarantineExpected);
    }
    return seen;
  }

  private static long checked(RecordLog.Entry entry) {
    assertThat(entry.json()).isEqualTo(note((int) entry.seq()));
    return entry.seq();
  }

  private static int linesIn(byte[] content) {
    int count = 0;
    for (byte value : content) {
      count += value == '\n' ? 1 : 0;
    }
    return count;
  }

  @Test
  void cutAnywhereKeepsEveryWholeRecord() throws IOException {
    byte[] intact = intact();
    for (int cut = 0; cut <= intact.length; cut++) {
      byte[] content = Arrays.copyOf(intact, cut);
      assertThat(survivors(content, false)).as("cut at %d", cut).hasSize(linesIn(content));
    }
  }

  @Test
  void noFlippedBitGoesUnnoticed() throws IOException {
    byte[] intact = intact();
    for (int at = 0; at < intact.length; at++) {
      byte[] content = intact.clone();
      content[at] ^= (byte) (1 << (at % 8));
      int before = linesIn(Arrays.copyOf(intact, at));
      // without its line feed the last record looks like one that was being written
      boolean unfinished = at == intact.length - 1;
      assertThat(survivors(content, !unfinished)).as("byte %d", at).hasSize(before);
    }
  }

  @Test
  void garbageAndZeroesBehindTheLastRecordNeverCostARecord() throws IOException {
    byte[] intact = intact();
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] tail = new byte[1 + random.nextInt(400)];
      if (round % 10 != 0) {
        random.nextBytes(tail);
      }
      byte[] content = Arrays.copyOf(intact, intact.length + tail.length);
      System.arraycopy(tail, 0, content, intact.length, tail.length);
      assertThat(survivors(content, linesIn(tail) > 0)).hasSize(COUNT);
    }
  }

  @Test
  void aFileOfNothingButGarbageIsKeptAside() throws IOException {
    byte[] garbage = new byte[10 * 1024 * 1024];
    new Random(3).nextBytes(garbage);
    assertThat(survivors(garbage, true)).isEmpty();
  }

  /// Every operation of open, append, roll, read and repair fails in turn.
  @ParameterizedTest
  @EnumSource(Mode.class)
  void acknowledgedRecordsSurviveWhicheverOperationFails(Mode mode) throws IOException {
    boolean reached = true;
    int number = 1;
    for (; reached; number++) {
      Path sub = Files.createTempDirectory(folder, "f");
      TestingFaultingStorage storage =
          new TestingFaultingStorage(number, mode, "Input/output error");
      Set<Integer> acknowledged = appendSome(sub.resolve("s.jsonl"), storage);
      reached = storage.reached();
      Set<Integer> found = new TreeSet<>();
      try (RecordLog log = RecordLog.open(sub.resolve("s.jsonl"), options(StoragePort.disk()))) {
        log.read(1, entry -> found.add(entry.json().path("n").intValue()));
        assertThat(log.repairs().stream().filter(repair -> repair.quarantine().isPresent()))
            .as("fault %d %s", number, mode)
            .isEmpty();
      }
      assertThat(found).as("fault %d %s", number, mode).containsAll(acknowledged);
      if (mode == Mode.ONCE && !acknowledged.isEmpty()) {
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(COUNT - 2);
      }
    }
    assertThat(number).isGreaterThan(50);
  }

  private static RecordLogOptions options(StoragePort storage) {
    return new RecordLogOptions(storage, InstantSource.system(), 250);
  }

  private static Set<Integer> appendSome(Path file, StoragePort storage) {
    Set<Integer> acknowledged = new TreeSet<>();
    try (RecordLog log = RecordLog.open(file, options(storage))) {
      for (int number = 1; number <= COUNT; number++) {
        appendOne(log, number, acknowledged);
      }
      log.last(3);
      log.read(1, _ -> true);
    } catch (StoreException e) {
      assertThat(e.code()).isEqualTo(StoreException.Code.IO_FAILED);
    }
    return acknowledged;
  }

  private static void appendOne(RecordLog log, int number, Set<Integer> acknowledged) {
    try {
      log.append(note(number));
      acknowledged.add(number);
    } catch (StoreException e) {
      assertThat(e.code()).isEqualTo(StoreException.Code.IO_FAILED);
    }
  }

  /// A repair that is interrupted at any step can be done again.
  @Test
  void repairCanFailAnywhereAndBeRepeated() throws IOException {
    byte[] damaged = intact();
    damaged[damaged.length / 2] ^= 4;
    int before = linesIn(Arrays.copyOf(damaged, damaged.length / 2));
    boolean reached = true;
    for (int number = 1; reached; number++) {
      Path sub = Files.createTempDirectory(folder, "r");
      Path file = sub.resolve("s.jsonl");
      Files.write(file, damaged);
      TestingFaultingStorage storage = new TestingFaultingStorage(number, Mode.FOR_EVER, "EIO");
      appendSome(file, storage);
      reached = storage.reached();
      List<Long> seen = new ArrayList<>();
      try (RecordLog log = RecordLog.open(file)) {
        log.read(1, entry -> seen.add(entry.seq()));
      }
      assertThat(seen).as("fault %d", number).hasSizeGreaterThanOrEqualTo(before);
    }
  }
}

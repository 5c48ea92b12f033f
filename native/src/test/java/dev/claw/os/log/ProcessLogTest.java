package dev.claw.os.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.006Z");

  @TempDir Path directory;

  private static LogRecord at(Instant time, String message) {
    LogRecord entry = new LogRecord(Level.INFO, message);
    entry.setInstant(time);
    entry.setLoggerName("dev.claw.test");
    return entry;
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(directory.resolve("node.log"));
  }

  private Handler handler() throws IOException {
    return new CollapsingHandler(RotatingFile.open(directory, "node"), new LogLine());
  }

  @Test
  void writesOneLinePerRecord() throws Exception {
    Handler handler = handler();
    handler.publish(at(TIME, "first\nforged line"));
    LogRecord failure = at(TIME, "it failed");
    failure.setLevel(Level.SEVERE);
    failure.setThrown(new IOException("outer", new IllegalStateException("token=abc")));
    handler.publish(failure);
    handler.close();

    assertThat(lines()).hasSize(2);
    assertThat(lines().getFirst())
        .isEqualTo("2026-01-02T03:04:05.006Z INFO  dev.claw.test: first forged line");
    assertThat(lines().getLast())
        .contains("ERROR dev.claw.test: it failed | java.io.IOException: outer at ")
        .contains("caused by java.lang.IllegalStateException: token=[redacted]")
        .doesNotContain("abc");
  }

  @Test
  void countsRepeatedMessages() throws Exception {
    Handler handler = handler();
    for (int index = 0; index < 5; index++) {
      handler.publish(at(TIME.plusMillis(index), "again"));
    }
    handler.publish(at(TIME, "other"));
    handler.publish(at(TIME, "other"));
    handler.close();

    assertThat(lines())
        .extracting(line -> line.substring(line.indexOf(' ') + 1))
        .containsExactly(
            "INFO  dev.claw.test: again",
            "the line above was repeated 4 times",
            "INFO  dev.claw.test: other",
            "the line above was repeated 1 times");
  }

  @Test
  void reportsAnEndlessRepetitionEveryMinute() throws Exception {
    Handler handler = handler();
    handler.publish(at(TIME, "again"));
    handler.publish(at(TIME.plusSeconds(30), "again"));
    handler.publish(at(TIME.plusSeconds(61), "again"));

    assertThat(lines()).hasSize(2);
    assertThat(lines().getLast()).endsWith("repeated 2 times");
    handler.close();
  }

  @Test
  void keepsAtMostFiveFilesOfTheirSize() throws Exception {
    byte[] line = "0123456789\n".getBytes(StandardCharsets.US_ASCII);
    try (RotatingFile file = RotatingFile.open(directory, "node", 50)) {
      for (int index = 0; index < 100; index++) {
        file.write(line);
      }
    }

    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.sorted().toList();
      assertThat(all)
          .extracting(path -> path.getFileName().toString())
          .containsExactly("node.1.log", "node.2.log", "node.3.log", "node.4.log", "node.log");
      for (Path path : all) {
        assertThat(Files.size(path)).isLessThanOrEqualTo(50);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void appendsToTheFileOfTheLastRun() throws Exception {
    handlerWith("one");
    handlerWith("two");

    assertThat(lines()).hasSize(2);
  }

  private void handlerWith(String message) throws IOException {
    Handler handler = handler();
    handler.publish(at(TIME, message));
    handler.close();
  }

  @Test
  void takesOverTheLoggersOfTheProcessAndGivesThemBack() throws Exception {
    Logger root = Logger.getLogger("");
    Handler[] before = root.getHandlers();
    Path logs = directory.resolve("logs");

    try (ProcessLog log = ProcessLog.open(logs, "node")) {
      assertThat(log).isNotNull();
      assertThat(root.getHandlers()).hasSize(1);
      Logger.getLogger("dev.claw.some").info("hello");
      Logger.getLogger("dev.claw.some").fine("not this");
    }

    assertThat(root.getHandlers()).containsExactly(before);
    assertThat(Files.readString(logs.resolve("node.log")))
        .contains("INFO  dev.claw.some: hello")
        .doesNotContain("not this");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs)))
        .isEqualTo("rwx------");
  }
}

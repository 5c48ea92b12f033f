package dev.claw.os.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/// Writes each record to a file, and counts those that say the same as the one before.
final class CollapsingHandler extends Handler {

  /// A message that never stops repeating is still heard of this often.
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final RotatingFile file;
  private final LogLine line;
  private String last = "";
  private Instant lastWritten = Instant.EPOCH;
  private Instant lastRepeated = Instant.EPOCH;
  private int repeats;

  CollapsingHandler(RotatingFile file, LogLine line) {
    this.file = file;
    this.line = line;
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    String body = line.body(record);
    lock.lock();
    try {
      Instant time = record.getInstant();
      if (!body.equals(last)) {
        writeRepeats();
        write(time, body);
        last = body;
      } else {
        repeats++;
        lastRepeated = time;
        if (time.isAfter(lastWritten.plus(LONGEST_SILENCE))) {
          writeRepeats();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void writeRepeats() {
    if (repeats > 0) {
      write(lastRepeated, "the line above was repeated " + repeats + " times");
      repeats = 0;
    }
  }

  private void write(Instant time, String text) {
    lastWritten = time;
    String full = LogLine.time(time) + ' ' + text + '\n';
    try {
      file.write(full.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      reportError("the log could not be written", e, ErrorManager.WRITE_FAILURE);
    }
  }

  @Override
  public void flush() {
    lock.lock();
    try {
      writeRepeats();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      writeRepeats();
      file.close();
    } catch (IOException e) {
      reportError("the log could not be closed", e, ErrorManager.CLOSE_FAILURE);
    } finally {
      lock.unlock();
    }
  }
}

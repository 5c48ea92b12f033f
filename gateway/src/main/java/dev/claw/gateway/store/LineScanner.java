package dev.claw.gateway.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Reads a record log's lines one after the other, never holding more than two lines' worth.
final class LineScanner {
  private static final int CHUNK = 64 * 1024;

  private final StoragePort.OpenFile file;
  private final long end;
  private byte[] buffer = new byte[CHUNK];
  private int lineStart;
  private int start;
  private int filled;
  private long position;

  LineScanner(StoragePort.OpenFile file, long end) {
    this.file = file;
    this.end = end;
  }

  /// What came next in the file.
  sealed interface Step {
    /// An intact line with this number; [LineScanner#record] is its content until the next step.
    record Line(long seq) implements Step {}

    /// Bytes that are not an intact line begin at this position.
    record Damage(long position) implements Step {}

    /// Everything was read.
    record End() implements Step {}
  }

  /// File position of the next byte to be looked at.
  long position() {
    return position;
  }

  Step next() throws IOException {
    int feed = lineFeed(start);
    while (feed < 0 && fill()) {
      feed = lineFeed(start);
    }
    if (feed < 0) {
      return filled == start ? new Step.End() : new Step.Damage(position);
    }
    int from = start;
    Optional<Long> seq = RecordLine.check(buffer, from, feed + 1);
    if (seq.isEmpty()) {
      return new Step.Damage(position);
    }
    position += feed + 1L - from;
    start = feed + 1;
    lineStart = from;
    return new Step.Line(seq.get());
  }

  /// The content of the line the last step found.
  ObjectNode record() throws IOException {
    return RecordLine.parse(buffer, lineStart, start);
  }

  private int lineFeed(int from) {
    for (int at = from; at < filled; at++) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    long next = position + filled - start;
    if (next >= end || filled - start > RecordLine.LIMIT) {
      return false;
    }
    makeRoom();
    int wanted = (int) Math.min(buffer.length - filled, end - next);
    ByteBuffer into = ByteBuffer.wrap(buffer, filled, wanted);
    file.readAt(next, into);
    int count = into.position() - filled;
    filled += count;
    return count > 0;
  }

  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
  }
}

package dev.claw.gateway.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The end of a record log: the last intact line, and what follows it.
///
/// @param goodBytes length up to and including the last intact line
/// @param lastSeq its number, or empty when there is none
/// @param torn bytes after it
/// @param damaged whether they are more than one unfinished line, which no interrupted write leaves
record LogTail(long goodBytes, Optional<Long> lastSeq, long torn, boolean damaged) {
  private static final int FIRST_LOOK = 64 * 1024;

  /// Looks from the end, in growing steps, until an intact line turns up.
  static LogTail read(StoragePort.OpenFile file) throws IOException {
    long size = file.size();
    long window = FIRST_LOOK;
    while (true) {
      int length = (int) Math.min(Math.min(window, size), Integer.MAX_VALUE - 16);
      byte[] bytes = bytes(file, size - length, length);
      Optional<LogTail> tail = within(bytes, size);
      if (tail.isPresent()) {
        return tail.get();
      }
      if (length == size) {
        return new LogTail(0, Optional.empty(), size, feeds(bytes, 0) > 0);
      }
      if (length > 2 * RecordLine.LIMIT) {
        return scan(file, size); // no line is that long: find where the intact part ends
      }
      window *= 4;
    }
  }

  private static LogTail scan(StoragePort.OpenFile file, long size) throws IOException {
    LineScanner lines = new LineScanner(file, size);
    Optional<Long> last = Optional.empty();
    while (lines.next() instanceof LineScanner.Step.Line line) {
      last = Optional.of(line.seq());
    }
    return new LogTail(lines.position(), last, size - lines.position(), true);
  }

  private static byte[] bytes(StoragePort.OpenFile file, long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer into = ByteBuffer.wrap(bytes);
    file.readAt(from, into);
    if (into.hasRemaining()) {
      throw new IOException("the file became shorter while it was read");
    }
    return bytes;
  }

  private static Optional<LogTail> within(byte[] bytes, long size) {
    boolean whole = bytes.length == size;
    int lineEnd = lastFeed(bytes, bytes.length) + 1;
    while (lineEnd > 0) {
      int before = lastFeed(bytes, lineEnd - 1);
      if (before < 0 && !whole) {
        return Optional.empty(); // the line may begin before what was read
      }
      Optional<Long> seq = RecordLine.check(bytes, before + 1, lineEnd);
      if (seq.isPresent()) {
        int torn = bytes.length - lineEnd;
        return Optional.of(new LogTail(size - torn, seq, torn, feeds(bytes, lineEnd) > 0));
      }
      lineEnd = before + 1;
    }
    return Optional.empty();
  }

  private static int lastFeed(byte[] bytes, int end) {
    int at = end - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static int feeds(byte[] bytes, int from) {
    int count = 0;
    for (int at = from; at < bytes.length; at++) {
      count += bytes[at] == '\n' ? 1 : 0;
    }
    return count;
  }
}

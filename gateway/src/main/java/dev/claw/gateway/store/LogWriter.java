package dev.claw.gateway.store;

import dev.claw.gateway.store.LogSegments.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The writing end of a record log. Used by one thread at a time; [RecordLog] sees to that.
final class LogWriter {
  private final Path file;
  private final RecordLogOptions options;
  private final StoragePort storage;
  private final LogSegments segments;
  private StoragePort.@Nullable OpenFile handle;
  private long committed;
  private long lastSeq;
  private boolean doubtful = true;

  LogWriter(Path file, RecordLogOptions options) {
    this.file = file;
    this.options = options;
    this.storage = options.storage();
    this.segments = new LogSegments(file, storage);
  }

  long lastSeq() {
    return lastSeq;
  }

  /// Length of the active file up to the last acknowledged record.
  long committed() {
    return committed;
  }

  LogSegments segments() {
    return segments;
  }

  /// Finds the end of the log, looking only at the end, and repairs it if the last write was
  /// interrupted.
  Optional<LogRepair> open() throws IOException {
    StoragePort.OpenFile opened = reopen();
    LogTail tail = LogTail.read(opened);
    Optional<LogRepair> older = Optional.empty();
    lastSeq = 0;
    if (tail.lastSeq().isEmpty()) {
      older = openOlder();
    }
    lastSeq = tail.lastSeq().orElse(lastSeq);
    committed = tail.goodBytes();
    if (tail.damaged()) {
      return Optional.of(quarantine(file, tail.goodBytes(), lastSeq));
    }
    restore();
    if (tail.torn() > 0) {
      return Optional.of(new LogRepair(file, lastSeq, tail.torn(), Optional.empty()));
    }
    return older;
  }

  private Optional<LogRepair> openOlder() throws IOException {
    List<Segment> rolled = segments.rolled();
    if (rolled.isEmpty()) {
      return Optional.empty();
    }
    Segment newest = rolled.getLast();
    LogTail tail;
    try (StoragePort.OpenFile older = storage.read(newest.path())) {
      tail = LogTail.read(older);
    }
    lastSeq = tail.lastSeq().orElse(newest.firstSeq().orElse(1L) - 1);
    return tail.torn() == 0
        ? Optional.empty()
        : Optional.of(replaceByPrefix(newest.path(), tail.goodBytes(), lastSeq));
  }

  /// Writes the records and returns when they are on stable storage, or throws with none of them
  /// acknowledged.
  void store(List<byte[]> bodies) throws IOException {
    if (doubtful) {
      restore();
    }
    byte[] bytes = encode(bodies);
    if (committed > 0 && committed + bytes.length > options.rollBytes()) {
      roll();
    }
    doubtful = true;
    StoragePort.OpenFile open = Objects.requireNonNull(handle);
    open.writeAt(committed, ByteBuffer.wrap(bytes));
    open.force();
    doubtful = false;
    committed += bytes.length;
    lastSeq += bodies.size();
  }

  private byte[] encode(List<byte[]> bodies) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long seq = lastSeq;
    for (byte[] body : bodies) {
      seq++;
      bytes.writeBytes(RecordLine.encode(seq, body));
    }
    return bytes.toByteArray();
  }

  /// After a failed write: takes back whatever of it reached the file.
  void restore() throws IOException {
    doubtful = true;
    StoragePort.OpenFile open = handle == null ? reopen() : handle;
    if (open.size() < committed) {
      throw new IOException("the file is shorter than what was acknowledged");
    }
    if (open.size() > committed) {
      open.truncate(committed);
      open.force();
    }
    doubtful = false;
  }

  private StoragePort.OpenFile reopen() throws IOException {
    close();
    StoragePort.OpenFile opened = storage.write(file);
    handle = opened;
    storage.forceDirectory(Objects.requireNonNull(file.getParent()));
    return opened;
  }

  private void roll() throws IOException {
    long first = firstSeq();
    doubtful = true;
    close();
    storage.rename(file, segments.rolledPath(first));
    committed = 0;
    reopen();
    doubtful = false;
  }

  private long firstSeq() throws IOException {
    LineScanner lines = new LineScanner(Objects.requireNonNull(handle), committed);
    return switch (lines.next()) {
      case LineScanner.Step.Line line -> line.seq();
      case LineScanner.Step.Damage _, LineScanner.Step.End _ -> lastSeq; // a read will report it
    };
  }

  /// Keeps a damaged file and everything after it aside and goes on behind the intact part.
  LogRepair quarantine(Path damaged, long goodBytes, long lastGoodSeq) throws IOException {
    doubtful = true;
    close();
    for (Segment later : segments.all().reversed()) {
      if (later.path().equals(damaged)) {
        break;
      }
      storage.rename(later.path(), quarantinePath(later.path()));
    }
    LogRepair repair = replaceByPrefix(damaged, goodBytes, lastGoodSeq);
    lastSeq = lastGoodSeq;
    committed = damaged.equals(file) ? goodBytes : 0;
    restore();
    return repair;
  }

  private LogRepair replaceByPrefix(Path damaged, long goodBytes, long lastGoodSeq)
      throws IOException {
    Path aside = quarantinePath(damaged);
    Path temporary = segments.temporaryPath();
    storage.delete(temporary);
    long size;
    try (StoragePort.OpenFile from = storage.read(damaged)) {
      size = from.size();
      copy(from, aside, size);
      copy(from, temporary, goodBytes);
    }
    storage.rename(temporary, damaged);
    storage.forceDirectory(Objects.requireNonNull(file.getParent()));
    return new LogRepair(file, lastGoodSeq, size - goodBytes, Optional.of(aside));
  }

  private Path quarantinePath(Path damaged) {
    return segments.quarantinePath(damaged, options.clock().millis());
  }

  private void copy(StoragePort.OpenFile from, Path to, long length) throws IOException {
    try (StoragePort.OpenFile into = storage.create(to)) {
      ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
      long at = 0;
      while (at < length) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), length - at));
        from.readAt(at, buffer);
        if (buffer.flip().remaining() == 0) {
          throw new IOException("the file became shorter while it was copied");
        }
        long count = buffer.remaining();
        into.writeAt(at, buffer);
        at += count;
      }
      into.force();
    }
  }

  void close() throws IOException {
    StoragePort.OpenFile open = handle;
    handle = null;
    if (open != null) {
      open.close();
    }
  }
}

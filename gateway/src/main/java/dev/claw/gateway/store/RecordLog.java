package dev.claw.gateway.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An append-only history of JSON records, one per line, numbered from 1 without a gap.
///
/// [#append] returns when the record is on stable storage; callers that arrive together share one
/// write. A record is at most 2 MiB. Opening looks at the end of the file only, so it takes as long
/// for a large history as for a small one. Safe for use by many threads; an interrupt of a caller
/// does not disturb the others.
public final class RecordLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordLog.class);
  private static final int BATCH = 256;

  private final Path file;
  private final LogWriter writer;
  private final LogReader reader;
  private final ReentrantLock queueLock = new ReentrantLock();
  // fair: a caller whose record is already stored must not be overtaken by one that brings the
  // next,
  // or every record would be written alone
  private final ReentrantLock writeLock = new ReentrantLock(true);
  private final Deque<Pending> queue = new ArrayDeque<>();
  private final List<LogRepair> repairs = new ArrayList<>();
  private boolean closed;

  private RecordLog(Path file, RecordLogOptions options) {
    this.file = file;
    this.writer = new LogWriter(file, options);
    this.reader = new LogReader(options.storage());
  }

  /// A record and its number.
  public record Entry(long seq, ObjectNode json) {}

  /// Takes records while a log is read, in order.
  @FunctionalInterface
  public interface Visitor {
    /// Takes one record; returns false to stop reading.
    boolean visit(Entry entry);
  }

  /// Opens a log on the real disk, creating it when it is absent; the folder must exist.
  public static RecordLog open(Path file) {
    return open(file, RecordLogOptions.standard());
  }

  /// Opens a log; see [#repairs] for what had to be mended.
  ///
  /// @throws StoreException IO_FAILED, DISK_FULL or UNSAFE_PATH
  public static RecordLog open(Path file, RecordLogOptions options) {
    RecordLog log = new RecordLog(file.toAbsolutePath(), options);
    try {
      log.noteRepair(Shield.call(log.writer::open));
      return log;
    } catch (IOException e) {
      log.close();
      throw IoFailure.of("open", file, e);
    }
  }

  /// Adds a record.
  ///
  /// @param record the fields; `seq` and `_c` are the log's own
  /// @return the record's number
  /// @throws StoreException when it could not be made durable; it is then not in the log, unless
  ///   the disk also refused to take it back, so a repeated attempt needs its own idempotency key
  public long append(ObjectNode record) {
    Pending pending = new Pending(RecordLine.body(record));
    queueLock.lock();
    try {
      queue.add(pending);
    } finally {
      queueLock.unlock();
    }
    writeLock.lock();
    try {
      while (!pending.settled()) {
        commit();
      }
    } finally {
      writeLock.unlock();
    }
    return pending.outcome();
  }

  private void commit() {
    List<Pending> batch = nextBatch();
    long first = writer.lastSeq() + 1;
    try {
      requireOpen();
      List<byte[]> bodies = batch.stream().map(pending -> pending.body).toList();
      Shield.call(() -> store(bodies));
      for (int index = 0; index < batch.size(); index++) {
        batch.get(index).seq = first + index;
      }
    } catch (IOException e) {
      fail(batch, IoFailure.of("append to", file, e));
    } catch (StoreException e) {
      fail(batch, e);
    } catch (RuntimeException e) {
      // nobody may be left waiting for a batch that is no longer in the queue
      fail(batch, new StoreException(Code.IO_FAILED, "Could not append to " + file, e));
    }
  }

  private long store(List<byte[]> bodies) throws IOException {
    try {
      writer.store(bodies);
      return writer.lastSeq();
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
  }

  private void takeBack(IOException first) {
    try {
      writer.restore();
    } catch (IOException e) {
      first.addSuppressed(e); // tried again before the next record is written
    }
  }

  private List<Pending> nextBatch() {
    queueLock.lock();
    try {
      List<Pending> batch = new ArrayList<>();
      while (batch.size() < BATCH && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
      return batch;
    } finally {
      queueLock.unlock();
    }
  }

  private static void fail(List<Pending> batch, StoreException failure) {
    batch.forEach(pending -> pending.failure = failure);
  }

  /// Number of the last record; 0 when there is none.
  public long lastSeq() {
    writeLock.lock();
    try {
      return writer.lastSeq();
    } finally {
      writeLock.unlock();
    }
  }

  /// Reads records from a number on, checking every byte on the way. On damage in the middle it
  /// stops there: the file is quarantined, the intact part before it stays in use.
  ///
  /// @return what had to be repaired, if anything
  public Optional<LogRepair> read(long fromSeq, Visitor visitor) {
    LogReader.Outcome outcome = reading(snapshot -> reader.forward(snapshot, fromSeq, visitor));
    return switch (outcome) {
      case LogReader.Outcome.Complete _ -> Optional.empty();
      case LogReader.Outcome.Damaged damaged -> Optional.of(quarantine(damaged));
    };
  }

  /// The last records, oldest first, read from the end.
  ///
  /// @param count at most this many
  public List<Entry> last(int count) {
    Optional<List<Entry>> entries = reading(snapshot -> reader.last(snapshot, count));
    return entries.orElseGet(() -> lastAfterRepair(count));
  }

  private List<Entry> lastAfterRepair(int count) {
    read(1, _ -> true);
    return reading(snapshot -> reader.last(snapshot, count)).orElseGet(List::of);
  }

  private interface Reading<T> {
    T run(LogReader.Snapshot snapshot) throws IOException;
  }

  private <T> T reading(Reading<T> reading) {
    try {
      return Shield.call(
          () -> {
            try (LogReader.Snapshot snapshot = snapshot()) {
              return reading.run(snapshot);
            }
          });
    } catch (IOException e) {
      throw IoFailure.of("read", file, e);
    }
  }

  private LogReader.Snapshot snapshot() throws IOException {
    writeLock.lock();
    try {
      requireOpen();
      return reader.open(writer.segments().all(), file, writer.committed());
    } finally {
      writeLock.unlock();
    }
  }

  private LogRepair quarantine(LogReader.Outcome.Damaged damaged) {
    writeLock.lock();
    try {
      requireOpen();
      LogRepair repair =
          Shield.call(
              () -> writer.quarantine(damaged.path(), damaged.position(), damaged.lastGoodSeq()));
      noteRepair(Optional.of(repair));
      return repair;
    } catch (IOException e) {
      throw IoFailure.of("quarantine", damaged.path(), e);
    } finally {
      writeLock.unlock();
    }
  }

  private void noteRepair(Optional<LogRepair> repair) {
    repair.ifPresent(
        found -> {
          repairs.add(found);
          LOG.warn("{}", found.message());
        });
  }

  /// What had to be mended since this log was opened, the opening included.
  public List<LogRepair> repairs() {
    writeLock.lock();
    try {
      return List.copyOf(repairs);
    } finally {
      writeLock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException(Code.CLOSED, file + " was already closed; open it again to use it");
    }
  }

  /// Closes the file; everything acknowledged is already durable.
  @Override
  public void close() {
    writeLock.lock();
    try {
      closed = true;
      writer.close();
    } catch (IOException e) {
      LOG.warn("Could not close {}", file, e);
    } finally {
      writeLock.unlock();
    }
  }

  /// One caller's record on its way; fields belong to whoever holds the write lock.
  private static final class Pending {
    private final byte[] body;
    private long seq;
    private @Nullable StoreException failure;

    Pending(byte[] body) {
      this.body = body;
    }

    boolean settled() {
      return seq > 0 || failure != null;
    }

    long outcome() {
      if (failure != null) {
        throw new StoreException(failure.code(), String.valueOf(failure.getMessage()), failure);
      }
      return seq;
    }
  }
}

package dev.claw.gateway.store;

import dev.claw.gateway.store.DatabaseOpening.Opened;
import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gateway's SQLite database. [#open] returns at once and opens in the background; the first
/// use waits until that is done. A write returns when it is on stable storage. One writer at a
/// time, a few readers beside it. Every method throws [StoreException]; a failed write changed
/// nothing.
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int READERS = 3;

  private final Path file;
  private final FutureTask<Opened> opening;
  private final ReentrantLock writing = new ReentrantLock();
  private final Semaphore readerPermits = new Semaphore(READERS);
  private final ConcurrentLinkedDeque<DatabaseConnection> idleReaders =
      new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private Database(Path file, FutureTask<Opened> opening) {
    this.file = file;
    this.opening = opening;
  }

  /// Begins to open the database of a state directory.
  public static Database open(StateDirectory state, Migrations migrations) {
    return open(state.database(), state.temporary(), migrations, InstantSource.system());
  }

  static Database open(Path file, Path temporary, Migrations migrations, InstantSource clock) {
    DatabaseOpening opening = new DatabaseOpening(file, migrations, clock);
    FutureTask<Opened> task = new FutureTask<>(() -> opening.open(temporary));
    Thread.ofVirtual().name("database-open").start(task);
    return new Database(file, task);
  }

  /// Several statements that happen together or not at all.
  @FunctionalInterface
  public interface Work<T> {
    /// Reads and writes; an exception undoes everything.
    T run(Transaction transaction) throws SQLException;
  }

  /// What can be done inside a transaction.
  public interface Transaction {
    /// Rows, this transaction's own changes included.
    <T> List<T> read(String sql, Binder binder, RowMapper<T> mapper) throws SQLException;

    /// Changes rows and says how many.
    int write(String sql, Binder binder) throws SQLException;
  }

  /// Waits until the database is open and usable.
  ///
  /// @return where a damaged predecessor was put, if there was one
  public Optional<Path> awaitOpen() {
    return opened().quarantined();
  }

  /// All rows of a query. The caller bounds them with LIMIT where they can be many.
  public <T> List<T> read(String sql, Binder binder, RowMapper<T> mapper) {
    opened();
    readerPermits.acquireUninterruptibly();
    try {
      DatabaseConnection reader = reader();
      try {
        return reader.query(sql, binder, mapper);
      } finally {
        giveBack(reader);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(file, e);
    } finally {
      readerPermits.release();
    }
  }

  /// The first row of a query, if there is one.
  public <T> Optional<T> readOne(String sql, Binder binder, RowMapper<T> mapper) {
    return read(sql, binder, mapper).stream().findFirst();
  }

  /// One statement as a transaction of its own.
  ///
  /// @return the number of rows changed
  public int write(String sql, Binder binder) {
    return transaction(transaction -> transaction.write(sql, binder));
  }

  /// Runs the work as one transaction; nobody else writes meanwhile.
  public <T> T transaction(Work<T> work) {
    DatabaseConnection writer = opened().writer();
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction cannot begin inside another");
    }
    writing.lock();
    try {
      requireOpen();
      return run(writer, work);
    } catch (SQLException e) {
      throw SqlFailure.of(file, e);
    } finally {
      writing.unlock();
    }
  }

  private static <T> T run(DatabaseConnection writer, Work<T> work) throws SQLException {
    writer.update("BEGIN IMMEDIATE", Binder.none());
    boolean done = false;
    try {
      T result = work.run(new Direct(writer));
      writer.update("COMMIT", Binder.none());
      done = true;
      return result;
    } finally {
      if (!done) {
        undo(writer);
      }
    }
  }

  private static void undo(DatabaseConnection writer) {
    try {
      writer.update("ROLLBACK", Binder.none());
    } catch (SQLException e) {
      // SQLite has already undone it by itself, as it does when the disk is full
      LOG.debug("No transaction left to undo", e);
    }
  }

  private record Direct(DatabaseConnection connection) implements Transaction {
    @Override
    public <T> List<T> read(String sql, Binder binder, RowMapper<T> mapper) throws SQLException {
      return connection.query(sql, binder, mapper);
    }

    @Override
    public int write(String sql, Binder binder) throws SQLException {
      return connection.update(sql, binder);
    }
  }

  private Opened opened() {
    requireOpen();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return opening.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw failure(Objects.requireNonNullElse(e.getCause(), e));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private StoreException failure(Throwable cause) {
    return switch (cause) {
      case StoreException e -> new StoreException(e.code(), String.valueOf(e.getMessage()), e);
      case SQLException e -> SqlFailure.of(file, e);
      case IOException e -> IoFailure.of("open the database", file, e);
      default ->
          new StoreException(
              Code.IO_FAILED,
              "SQLite could not be started on this system; see the log for the reason",
              cause);
    };
  }

  private DatabaseConnection reader() throws SQLException {
    requireOpen();
    DatabaseConnection idle = idleReaders.pollFirst();
    return idle == null ? DatabaseConnection.open(file, true) : idle;
  }

  private void giveBack(DatabaseConnection reader) {
    idleReaders.addFirst(reader);
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException(
          Code.CLOSED, "The database is closed because the gateway is stopping");
    }
  }

  /// Waits for running work, then closes; the last connection folds the write-ahead log into the
  /// file.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    Optional<Opened> open = openedOrFailed();
    writing.lock();
    readerPermits.acquireUninterruptibly(READERS);
    try {
      closed = true;
      for (DatabaseConnection reader : idleReaders) {
        reader.close();
      }
      if (open.isPresent()) {
        open.get().writer().close();
      }
    } catch (SQLException e) {
      LOG.warn("Could not close the database in order; it is checked at the next start", e);
    } finally {
      readerPermits.release(READERS);
      writing.unlock();
    }
  }

  private Optional<Opened> openedOrFailed() {
    try {
      return Optional.of(opened());
    } catch (StoreException e) {
      return Optional.empty();
    }
  }
}

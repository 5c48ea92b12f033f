package dev.claw.gateway.store;

import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opening a database: check after an unclean end, set aside what is damaged, bring the schema up
/// to date.
final class DatabaseOpening {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOpening.class);

  private final Path file;
  private final Migrations migrations;
  private final InstantSource clock;

  DatabaseOpening(Path file, Migrations migrations, InstantSource clock) {
    this.file = file;
    this.migrations = migrations;
    this.clock = clock;
  }

  /// The writer's connection, and where a damaged predecessor was put, if there was one.
  record Opened(DatabaseConnection writer, Optional<Path> quarantined) {}

  Opened open(Path temporary) throws SQLException, IOException {
    SqliteLibrary.prepare(temporary);
    boolean unclean = leftOpen();
    try {
      return new Opened(connect(unclean), Optional.empty());
    } catch (SQLException e) {
      if (!SqlFailure.damaged(e)) {
        throw e;
      }
      Path aside = quarantine();
      LOG.warn("The database was damaged; it is kept as {} and a new one was begun", aside, e);
      return new Opened(connect(false), Optional.of(aside));
    }
  }

  /// SQLite removes the write-ahead log when the last connection closes in order.
  private boolean leftOpen() throws IOException {
    Path log = sibling("-wal");
    return Files.exists(log) && Files.size(log) > 0;
  }

  private DatabaseConnection connect(boolean unclean) throws SQLException, IOException {
    createPrivate();
    DatabaseConnection connection = DatabaseConnection.open(file, false);
    try {
      if (unclean) {
        check(connection);
      }
      migrate(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void createPrivate() throws IOException {
    // SQLite would create it with the process's umask, and its side files copy the mode of this one
    try (StoragePort.OpenFile created = StoragePort.disk().write(file)) {
      created.size();
    }
  }

  private static void check(DatabaseConnection connection) throws SQLException {
    List<String> findings =
        connection.query("PRAGMA quick_check(1)", Binder.none(), row -> row.getString(1));
    if (!findings.equals(List.of("ok"))) {
      throw new SQLException("quick_check: " + findings, null, 11);
    }
  }

  private void migrate(DatabaseConnection connection) throws SQLException {
    int version = (int) connection.number("PRAGMA user_version");
    if (version > migrations.version()) {
      throw new StoreException(
          Code.TOO_NEW,
          ("The database %s was written by a newer Claw (schema %d, this one knows up to %d);"
                  + " update Claw or restore a backup made before the update")
              .formatted(file, version, migrations.version()));
    }
    if (version > 0 && version < migrations.version()) {
      keepCopy(connection, version);
    }
    for (int next = version + 1; next <= migrations.version(); next++) {
      apply(connection, next);
    }
  }

  private void keepCopy(DatabaseConnection connection, int version) throws SQLException {
    Path copy = sibling(".schema-" + version);
    try {
      Files.deleteIfExists(copy);
      StoragePort.disk().create(copy).close();
    } catch (IOException e) {
      throw IoFailure.of("keep a copy of the database as", copy, e);
    }
    connection.update("VACUUM INTO ?", Binder.of(copy.toString()));
  }

  private void apply(DatabaseConnection connection, int version) throws SQLException {
    connection.script("BEGIN IMMEDIATE");
    try {
      connection.script(migrations.steps().get(version - 1));
      connection.script("PRAGMA user_version = " + version);
      connection.script("COMMIT");
    } catch (SQLException e) {
      connection.script("ROLLBACK");
      throw e;
    }
  }

  /// Renames the database together with its side files: a foreign log would be replayed into the
  /// next one.
  private Path quarantine() throws IOException {
    StoragePort storage = StoragePort.disk();
    String suffix = ".quarantine-" + clock.millis();
    for (String part : List.of("-wal", "-shm", "")) {
      Path source = sibling(part);
      if (storage.exists(source)) {
        storage.rename(source, sibling(suffix + part));
      }
    }
    return sibling(suffix);
  }

  private Path sibling(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}

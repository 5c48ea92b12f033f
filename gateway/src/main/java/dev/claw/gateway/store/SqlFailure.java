package dev.claw.gateway.store;

import dev.claw.gateway.store.StoreException.Code;
import java.nio.file.Path;
import java.sql.SQLException;

/// Turns what SQLite said into a sentence with a next step. SQLite's own text may quote stored
/// values, so it stays in the cause.
final class SqlFailure {
  // primary result codes, https://www.sqlite.org/rescode.html
  private static final int IOERR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int CONSTRAINT = 19;
  private static final int NOTADB = 26;

  private SqlFailure() {}

  static StoreException of(Path file, SQLException cause) {
    String database = "The database " + file;
    return switch (cause.getErrorCode() & 0xff) {
      case FULL ->
          new StoreException(
              Code.DISK_FULL,
              database + " cannot grow because the disk is full; free some space and try again",
              cause);
      case CONSTRAINT ->
          new StoreException(
              Code.CONSTRAINT,
              database + " refused a row that breaks a rule of its schema; nothing was changed",
              cause);
      case CORRUPT, NOTADB ->
          new StoreException(
              Code.DAMAGED,
              database
                  + " is damaged; restart the gateway, which sets it aside, or restore a backup",
              cause);
      case IOERR, CANTOPEN ->
          new StoreException(
              Code.IO_FAILED,
              database
                  + " could not be read or written; check the disk and the folder's permissions",
              cause);
      default ->
          new StoreException(
              Code.IO_FAILED,
              "%s refused a statement (SQLite code %d); nothing was changed, details are in the log"
                  .formatted(database, cause.getErrorCode()),
              cause);
    };
  }

  static boolean damaged(SQLException cause) {
    int code = cause.getErrorCode() & 0xff;
    return code == CORRUPT || code == NOTADB;
  }
}

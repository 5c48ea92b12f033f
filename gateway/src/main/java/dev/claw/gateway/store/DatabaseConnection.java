package dev.claw.gateway.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.JDBC;

/// One connection with its prepared statements. Used by one thread at a time.
final class DatabaseConnection implements AutoCloseable {
  private static final int STATEMENTS = 64;
  private static final String SETTINGS =
      """
      PRAGMA busy_timeout = 5000;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA checkpoint_fullfsync = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA journal_size_limit = 16777216;
      """;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

  private DatabaseConnection(Connection connection) {
    this.connection = connection;
  }

  static DatabaseConnection open(Path file, boolean readOnly) throws SQLException {
    // not through DriverManager, which loads every driver it can find
    Connection connection = new JDBC().connect("jdbc:sqlite:" + file, new Properties());
    DatabaseConnection opened = new DatabaseConnection(connection);
    try {
      opened.script(SETTINGS);
      if (readOnly) {
        opened.script("PRAGMA query_only = ON");
      }
      return opened;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// Runs several statements without parameters.
  void script(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  <T> List<T> query(String sql, Binder binder, RowMapper<T> mapper) throws SQLException {
    PreparedStatement statement = prepared(sql);
    try {
      binder.bind(statement);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(mapper.map(result));
        }
      }
      return rows;
    } finally {
      statement.clearParameters();
    }
  }

  int update(String sql, Binder binder) throws SQLException {
    PreparedStatement statement = prepared(sql);
    try {
      binder.bind(statement);
      return statement.executeUpdate();
    } finally {
      statement.clearParameters();
    }
  }

  long number(String sql) throws SQLException {
    return query(sql, Binder.none(), row -> row.getLong(1)).getFirst();
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known != null) {
      return known;
    }
    if (statements.size() >= STATEMENTS) {
      dropOldest();
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    statements.put(sql, statement);
    return statement;
  }

  private void dropOldest() throws SQLException {
    Iterator<PreparedStatement> oldestFirst = statements.values().iterator();
    PreparedStatement oldest = oldestFirst.next();
    oldestFirst.remove();
    oldest.close();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
    connection.close();
  }
}

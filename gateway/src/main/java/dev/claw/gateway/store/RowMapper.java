package dev.claw.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Makes a value of the current row.
@FunctionalInterface
public interface RowMapper<T> {
  /// Reads the current row; the mapper does not move to another.
  T map(ResultSet row) throws SQLException;
}

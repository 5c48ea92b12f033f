package dev.claw.gateway.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Fills in the parameters of a statement.
@FunctionalInterface
public interface Binder {
  /// Sets the parameters, counted from 1.
  void bind(PreparedStatement statement) throws SQLException;

  /// No parameters.
  static Binder none() {
    return _ -> {};
  }

  /// Parameters in order: text, whole numbers, reals, byte arrays, booleans (as 0 and 1) or null.
  static Binder of(@Nullable Object... values) {
    return statement -> {
      for (int index = 0; index < values.length; index++) {
        Object value = values[index];
        statement.setObject(index + 1, value instanceof Boolean flag ? (flag ? 1 : 0) : value);
      }
    };
  }
}

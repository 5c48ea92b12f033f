package dev.claw.protocol.health;

import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `logs.tail`.
///
/// @param cursor for the next call
/// @param size of the file, in bytes
/// @param truncated whether older lines were left out
/// @param reset whether the file was replaced since the cursor was given
public record LogsTailResult(
    String file,
    long cursor,
    long size,
    List<String> lines,
    @Nullable Boolean truncated,
    @Nullable Boolean reset,
    @Nullable Long skippedBytes) {

  public LogsTailResult {
    Require.present(file, "file");
    lines = Require.list(lines, "lines", Integer.MAX_VALUE);
  }
}

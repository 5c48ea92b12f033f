package dev.claw.gateway.store;

import java.nio.file.Path;
import java.util.Optional;

/// What had to be done to make a record log usable again. No acknowledged record is ever dropped
/// silently: whatever was not an unfinished last line is kept in `quarantine`.
///
/// @param file the log
/// @param keptUpTo number of the last record that is still there; 0 when none is
/// @param removedBytes bytes taken out of the log
/// @param quarantine where the damaged file was kept, or empty when only an unfinished line was cut
public record LogRepair(Path file, long keptUpTo, long removedBytes, Optional<Path> quarantine) {
  /// One sentence for the log and the health report.
  public String message() {
    return quarantine
        .map(
            path ->
                "%s was damaged after record %d; the intact part stays in use, the damaged file is %s"
                    .formatted(file, keptUpTo, path))
        .orElseGet(
            () ->
                "%s ended in an unfinished record (%d bytes), which was never acknowledged and was cut"
                    .formatted(file, removedBytes));
  }
}

package dev.claw.gateway.store;

import java.time.InstantSource;

/// How a record log is kept.
///
/// @param storage the file system
/// @param clock names quarantined files
/// @param rollBytes size after which a new file is begun
public record RecordLogOptions(StoragePort storage, InstantSource clock, long rollBytes) {
  /// Files of 64 MiB keep a restart and a repair short.
  public static final long ROLL_BYTES = 64L * 1024 * 1024;

  /// The real disk, the system's clock, files of 64 MiB.
  public static RecordLogOptions standard() {
    return new RecordLogOptions(StoragePort.disk(), InstantSource.system(), ROLL_BYTES);
  }
}

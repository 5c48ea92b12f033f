package dev.claw.cli.config;

import dev.claw.cli.terminal.Shell;
import dev.claw.gateway.config.ConfigFile;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.gateway.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The configuration of a state directory, whether a gateway holds the directory or not.
///
/// @param inUse whether a gateway holds it
record OpenedConfig(StateDirectory directory, ConfigFile file, boolean inUse)
    implements AutoCloseable {
  /// For reading and writing; makes the directory when there is none.
  static OpenedConfig open(Path path, Shell shell) {
    try {
      return of(StateDirectory.open(path), shell, false);
    } catch (StoreException e) {
      if (e.code() != StoreException.Code.IN_USE) {
        throw e;
      }
      return of(StateDirectory.openReadOnly(path), shell, true);
    }
  }

  /// For reading; changes nothing, unless there is no directory yet.
  static OpenedConfig look(Path path, Shell shell) {
    return Files.isDirectory(path)
        ? of(StateDirectory.openReadOnly(path), shell, false)
        : open(path, shell);
  }

  private static OpenedConfig of(StateDirectory directory, Shell shell, boolean inUse) {
    return new OpenedConfig(directory, new ConfigFile(directory, shell.environment()), inUse);
  }

  @Override
  public void close() {
    directory.close();
  }
}

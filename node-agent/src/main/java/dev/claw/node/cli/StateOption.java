package dev.claw.node.cli;

import dev.claw.node.store.StateDirectory;
import dev.claw.node.store.StateFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where state lies; every command takes it.
final class StateOption {
  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "State directory (default: CLAW_STATE_DIR, or ~/.claw).")
  private @Nullable Path directory;

  Path directory() {
    return directory == null ? StateDirectory.usual(System.getenv()) : directory;
  }

  StateFolder folder() {
    return StateFolder.in(directory());
  }
}

package dev.claw.cli.gateway;

import dev.claw.gateway.GatewayOptions;
import dev.claw.gateway.store.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;

/// A gateway that lives as long as one command, for when none is running. Like any gateway it
/// leaves the way in (`LocalAccess`) in the state directory, so the command goes on as with a
/// running one.
public final class EmbeddedClaw implements AutoCloseable {
  private final StateDirectory state;
  private final GatewayProcess gateway;

  private EmbeddedClaw(StateDirectory state, GatewayProcess gateway) {
    this.state = state;
    this.gateway = gateway;
  }

  /// Starts one on a free port of this machine.
  ///
  /// @throws IOException it cannot be started; the message is for the user
  public static EmbeddedClaw start(Path directory) throws IOException {
    StateDirectory state = StateDirectory.open(directory);
    try {
      state.redirectTemporaryFiles();
      return new EmbeddedClaw(
          state, GatewayProcess.start(state, GatewayOptions.loopback(0), false));
    } catch (IOException | RuntimeException e) {
      state.close();
      throw e;
    }
  }

  @Override
  public void close() {
    gateway.close();
    state.close();
  }
}

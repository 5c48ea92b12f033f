package dev.claw.cli.gateway;

import dev.claw.gateway.GatewayOptions;
import dev.claw.gateway.config.ConfigFile;
import dev.claw.gateway.config.ConfigState;
import dev.claw.gateway.store.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A gateway that lives as long as one command, for when none is running. Like any gateway it
/// leaves the way in (`LocalAccess`) in the state directory, so the command goes on as with a
/// running one.
public final class EmbeddedClaw implements AutoCloseable {
  /// How long this machine's own node may take; after that a sentence about it says that it is
  /// away.
  private static final Duration NODE_READY = Duration.ofSeconds(5);

  private final StateDirectory state;
  private final GatewayProcess gateway;

  private EmbeddedClaw(StateDirectory state, GatewayProcess gateway) {
    this.state = state;
    this.gateway = gateway;
  }

  /// Starts one on a free port of this machine.
  ///
  /// @throws IOException it cannot be started; the message is for the user
  public static EmbeddedClaw start(Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    StateDirectory state = StateDirectory.open(directory);
    try {
      state.redirectTemporaryFiles();
      ConfigState config = new ConfigFile(state, environment).load();
      GatewayOptions options = GatewayOptions.loopback(0).withSettings(config.settings());
      var gateway = GatewayProcess.start(state, options, new GatewayProcess.Extras(true, false));
      gateway.awaitOwnNode(NODE_READY);
      return new EmbeddedClaw(state, gateway);
    } catch (IOException | InterruptedException | RuntimeException e) {
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

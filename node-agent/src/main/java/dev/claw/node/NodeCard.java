package dev.claw.node;

import dev.claw.node.store.IdentityStore;
import dev.claw.node.store.NodeSettings;
import dev.claw.node.store.StateFolder;
import dev.claw.os.Machine;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DeviceIdentity;
import dev.claw.protocol.identity.DevicePublicKey;
import java.io.IOException;
import java.nio.file.Path;

/// Who the node of a state directory is, without opening it: for a composition root that runs node
/// and gateway in one process and tells the gateway whom to expect.
public record NodeCard(DevicePublicKey key, ClientInfo client) {

  /// Reads the card; makes the node's identity where there is none yet.
  ///
  /// @throws NodeStartException its files are damaged or cannot be written
  public static NodeCard of(Path stateDirectory) throws NodeStartException {
    try {
      StateFolder folder = StateFolder.in(stateDirectory);
      NodeSettings settings = NodeSettings.read(folder);
      DeviceIdentity identity = new IdentityStore(folder).loadOrCreate();
      Machine machine = Machine.detect(settings.machine(System.getenv()));
      var introduction =
          NodeIntroduction.of(identity, settings.name(), machine.host().identity(), null);
      return new NodeCard(identity.publicKey(), introduction.client());
    } catch (IOException | IllegalArgumentException e) {
      throw new NodeStartException(
          "The node's files in "
              + stateDirectory.resolve("node")
              + " cannot be used: "
              + e.getMessage());
    }
  }
}

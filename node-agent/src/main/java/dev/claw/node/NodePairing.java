package dev.claw.node;

import dev.claw.node.store.Membership;
import dev.claw.node.store.StateFolder;
import dev.claw.protocol.client.GatewayUrl;
import java.io.IOException;
import java.nio.file.Path;

/// Takes up an invitation.
public final class NodePairing {
  private NodePairing() {}

  /// Keeps an invitation for the next agent that is opened with this state directory. An earlier
  /// membership is replaced.
  ///
  /// @param gateway the address of the link that is to be used
  /// @throws NodeStartException an agent is running, or the folder cannot be written
  public static void accept(Path stateDirectory, PairingLink link, GatewayUrl gateway)
      throws NodeStartException {
    StateFolder folder = StateFolder.in(stateDirectory);
    try (var _ = StateLock.take(folder)) {
      Admission.file(folder)
          .write(
              new Membership(gateway.toString(), link.gatewayKey(), null, link.bootstrapToken()));
    } catch (IOException e) {
      throw new NodeStartException(
          "The invitation cannot be kept in " + folder.path() + ": " + e.getMessage(), e);
    }
  }
}

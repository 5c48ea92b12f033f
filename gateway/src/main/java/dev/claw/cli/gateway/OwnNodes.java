package dev.claw.cli.gateway;

import dev.claw.gateway.Gateway;
import dev.claw.gateway.GatewayOptions;
import dev.claw.node.NodeAgent;
import dev.claw.node.NodeCard;
import dev.claw.node.NodeOptions;
import dev.claw.node.NodeStartException;
import dev.claw.protocol.client.GatewayUrl;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The node of this machine, run in the gateway's process. It goes the same way as any other node:
/// a socket, a device key, a token. A gateway without it is still a gateway, so its failures are
/// logged and no more.
final class OwnNodes {
  private static final Logger LOG = LoggerFactory.getLogger(OwnNodes.class);

  private OwnNodes() {}

  /// Whom the gateway is to expect; null when this machine's node cannot be used.
  static GatewayOptions.@Nullable OwnNode card(Path state) {
    try {
      NodeCard card = NodeCard.of(state);
      return new GatewayOptions.OwnNode(card.key(), card.client());
    } catch (NodeStartException e) {
      LOG.warn("this machine's own node is left out: {}", e.getMessage());
      return null;
    }
  }

  static @Nullable NodeAgent start(Path state, Gateway gateway, GatewayOptions.OwnNode own) {
    try {
      return NodeAgent.open(
          NodeOptions.in(state)
              .at(GatewayUrl.parse(gateway.url()))
              .withSharedToken(gateway.ownNodeToken(own)));
    } catch (NodeStartException e) {
      LOG.warn("this machine's own node is left out: {}", e.getMessage());
      return null;
    }
  }
}

package dev.claw.cli.nodes;

import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.link.Pick;
import dev.claw.cli.terminal.CliException;
import dev.claw.protocol.NoParams;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.NodePairList;
import dev.claw.protocol.pairing.PendingNode;
import java.io.IOException;
import java.util.List;

/// The nodes that wait for a decision.
public record Pending(List<PendingNode> requests) {
  /// Asks the gateway.
  public static Pending load(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    return new Pending(
        session.call("node.pair.list", new NoParams(), NodePairList.class).pending());
  }

  /// The request someone means by its id, or by the name or id of its node.
  PendingNode find(String query) throws CliException {
    for (PendingNode each : requests) {
      if (each.requestId().equals(query)) {
        return each;
      }
    }
    if (requests.isEmpty()) {
      throw CliException.failed("No node waits for approval; let one join with `claw nodes add`.");
    }
    return new Pick<>(
            "waiting node",
            requests,
            request -> request.profile().label(),
            request -> request.profile().nodeId())
        .one(query);
  }
}

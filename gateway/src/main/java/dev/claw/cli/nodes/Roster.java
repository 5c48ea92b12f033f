package dev.claw.cli.nodes;

import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.link.Pick;
import dev.claw.cli.terminal.CliException;
import dev.claw.protocol.NoParams;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeListResult;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.util.List;

/// The nodes a gateway knows, as it listed them.
///
/// @param ts when, Unix milliseconds on the gateway's clock
public record Roster(long ts, List<NodeRow> nodes) {
  /// Asks the gateway.
  public static Roster load(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    var list = session.call("node.list", new NoParams(), NodeListResult.class);
    return new Roster(list.ts(), list.nodes());
  }

  /// The node someone means by its name, its id, or the beginning of either.
  public NodeRow find(String query) throws CliException {
    return new Pick<>(
            "node", nodes, node -> node.profile().label(), node -> node.profile().nodeId())
        .one(query);
  }
}

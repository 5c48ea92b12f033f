package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Patience;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeInvokeParams;
import dev.claw.protocol.roster.NodeInvokeReply;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/// One command to one node.
public final class Invoke {
  /// What the way there and back may take beyond the command's own time.
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final Shell shell;
  private final GatewaySession session;
  private final Duration timeout;

  /// Commands over this session, each with this much time.
  public Invoke(Shell shell, GatewaySession session, Duration timeout) {
    this.shell = shell;
    this.session = session;
    this.timeout = timeout;
  }

  /// Runs the command and returns its result.
  ///
  /// @throws CallFailedException the gateway or the node refused, or the time ran out
  public JsonNode call(NodeRow node, String command, JsonNode params)
      throws CliException, CallFailedException, IOException, InterruptedException {
    var request =
        NodeInvokeParams.of(node.profile().nodeId(), command, params, UUID.randomUUID().toString())
            .within(timeout.toMillis());
    try (var _ = new Patience(shell, "Waiting for " + Words.line(node.profile().label()))) {
      JsonNode answer = session.call("node.invoke", request, timeout.plus(SLACK));
      var reply = GatewaySession.read("node.invoke", answer, NodeInvokeReply.class);
      JsonNode payload = reply.payload();
      return payload == null ? NullNode.getInstance() : payload;
    }
  }
}

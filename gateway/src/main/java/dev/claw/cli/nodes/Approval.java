package dev.claw.cli.nodes;

import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.NodePairApproved;
import dev.claw.protocol.pairing.PairRequestId;
import dev.claw.protocol.pairing.PendingNode;
import java.io.IOException;

/// Lets a waiting node in, after its owner has seen what it is.
final class Approval {
  private final Shell shell;
  private final PendingCards cards;
  private final boolean sure;
  private final boolean quiet;

  /// @param sure whether the yes has been given already
  /// @param quiet whether a program reads the result, which the caller prints
  Approval(Shell shell, PendingCards cards, boolean sure, boolean quiet) {
    this.shell = shell;
    this.cards = cards;
    this.sure = sure;
    this.quiet = quiet;
  }

  /// Whether the owner says yes to this node.
  ///
  /// @throws CliException nobody is there to ask
  boolean agreed(PendingNode request) throws CliException {
    if (!quiet) {
      cards.full(request);
    }
    if (sure) {
      return true;
    }
    if (!shell.person()) {
      throw CliException.usage(
          "Nobody is there to be asked; compare the check "
              + Words.check(request.check())
              + " with the node's, then repeat with --yes.");
    }
    shell.out().flush();
    return shell.confirm("Let " + Words.line(request.profile().label()) + " join?");
  }

  /// Lets it in.
  NodePairApproved approve(GatewaySession session, PendingNode request)
      throws CliException, CallFailedException, IOException, InterruptedException {
    var approved =
        session.call(
            "node.pair.approve", new PairRequestId(request.requestId()), NodePairApproved.class);
    if (!quiet) {
      shell.say(
          shell.paint(Tone.GOOD, "✓ ")
              + Words.line(request.profile().label())
              + " has joined; it can be used right away.");
    }
    return approved;
  }
}

package dev.claw.cli.nodes;

import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.NodePairApproved;
import dev.claw.protocol.pairing.PendingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `claw nodes approve`.
@Command(
    name = "approve",
    description = "Let a waiting node join: the device and what it offers, in one step.",
    footer = {
      "",
      "Examples:",
      "  claw nodes approve",
      "  claw nodes approve laptop",
      "  claw nodes approve --all --yes"
    })
public final class NodesApprove extends GatewayCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NODE",
      description = "Its name, its id or the id of its request; not needed when only one waits.")
  @Nullable String named;

  @Option(names = "--all", description = "All that wait, one after the other.")
  boolean all;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask; for scripts.")
  boolean yes;

  /// A command of this shell.
  public NodesApprove(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    var approval = new Approval(shell(), new PendingCards(shell(), stateOption()), yes, json());
    List<NodePairApproved> approved = new ArrayList<>();
    boolean refused = false;
    for (PendingNode request : chosen(Pending.load(session))) {
      if (approval.agreed(request)) {
        approved.add(approval.approve(session, request));
      } else {
        refused = true;
        shell()
            .say(
                "Not approved; it goes on waiting. Turn it away with:  claw nodes reject "
                    + Words.quoted(Words.line(request.profile().label())));
      }
    }
    if (json()) {
      shell().json(approved);
    }
    return refused ? ExitCode.FAILED : ExitCode.OK;
  }

  private List<PendingNode> chosen(Pending pending) throws CliException {
    if (named != null) {
      return List.of(pending.find(named));
    }
    List<PendingNode> requests = pending.requests();
    if (requests.isEmpty()) {
      throw CliException.failed(
          "No node waits for approval; let one join with `claw nodes add" + stateOption() + "`.");
    }
    if (requests.size() > 1 && !all) {
      String names = Words.some(requests.stream().map(each -> each.profile().label()).toList(), 8);
      throw CliException.usage("Several nodes wait: " + names + "; name one, or use --all.");
    }
    return requests;
  }
}

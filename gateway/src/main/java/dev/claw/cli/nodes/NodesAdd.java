package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.EventSink;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.pairing.PendingNode;
import dev.claw.protocol.pairing.SetupCode;
import dev.claw.protocol.pairing.SetupCodeParams;
import dev.claw.protocol.pairing.SetupCodeResult;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw nodes add`.
@Command(
    name = "add",
    description = "Let another machine join: prints what to type there, then waits for it.",
    footer = {"", "Examples:", "  claw nodes add", "  claw nodes add --no-wait --json"})
public final class NodesAdd extends GatewayCommand {
  @Option(names = "--no-wait", description = "Only print the link and the code.")
  boolean noWait;

  @Option(
      names = {"-y", "--yes"},
      description = "Approve the machine that comes without asking.")
  boolean yes;

  private final Semaphore arrivals = new Semaphore(0);

  /// A command of this shell.
  public NodesAdd(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run()
      throws CliException, CallFailedException, IOException, InterruptedException {
    EventSink bell =
        event -> {
          if (event.event().equals(PendingNode.EVENT)) {
            arrivals.release();
          }
        };
    try (GatewaySession session = connect(bell)) {
      return run(session);
    }
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    Set<String> before = ids(Pending.load(session));
    JsonNode answer = session.call("device.pair.setupCode", SetupCodeParams.forNode());
    var invitation = GatewaySession.read("device.pair.setupCode", answer, SetupCodeResult.class);
    if (json()) {
      shell().json(report(invitation));
      return ExitCode.OK;
    }
    show(invitation);
    if (noWait || !(shell().person() || yes)) {
      shell().say("When it has arrived, run:  claw nodes approve" + stateOption());
      return ExitCode.OK;
    }
    return welcome(session, before, invitation.expiresAtMs());
  }

  private static Set<String> ids(Pending pending) {
    return pending.requests().stream().map(PendingNode::requestId).collect(Collectors.toSet());
  }

  private static String link(SetupCodeResult invitation) {
    return SetupCode.decode(invitation.setupCode()).link();
  }

  private static Map<String, Object> report(SetupCodeResult invitation) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("link", link(invitation));
    if (invitation.code() != null) {
      report.put("code", invitation.code());
    }
    report.put("gatewayUrl", invitation.gatewayUrl());
    report.put("expiresAtMs", invitation.expiresAtMs());
    report.put("setupId", invitation.setupId());
    return report;
  }

  private void show(SetupCodeResult invitation) {
    shell().say("On the machine that is to join, run:");
    shell().say();
    shell().say("  " + shell().paint(Tone.LINK, "claw-node pair '" + link(invitation) + "'"));
    if (invitation.code() != null) {
      GatewayUrl url = GatewayUrl.parse(invitation.gatewayUrl());
      String typed =
          "claw-node pair --host "
              + url.uri().getHost()
              + " --port "
              + url.uri().getPort()
              + " --code "
              + Words.line(invitation.code());
      shell().say();
      shell().say("or, when it is easier to type:");
      shell().say();
      shell().say("  " + shell().paint(Tone.LINK, typed));
    }
    shell().say();
    long left = Math.max(0, invitation.expiresAtMs() - shell().clock().millis());
    Duration minutes = Duration.ofMinutes((left + 59_999) / 60_000);
    shell()
        .say(
            shell()
                .paint(
                    Tone.DIM,
                    "Good for one machine and "
                        + Words.duration(minutes)
                        + "; keep it to yourself."));
    reachableOnlyHere(invitation);
    shell().out().flush();
  }

  private void reachableOnlyHere(SetupCodeResult invitation) {
    String host = GatewayUrl.parse(invitation.gatewayUrl()).uri().getHost();
    if (host.startsWith("127.") || host.equals("localhost")) {
      shell()
          .note(
              "Note: this gateway listens on this machine only; to let others reach it, run it with"
                  + " --bind tailnet or --bind lan.");
    }
  }

  private ExitCode welcome(GatewaySession session, Set<String> before, long expiresAtMs)
      throws CliException, CallFailedException, IOException, InterruptedException {
    shell().note(shell().paint(Tone.DIM, "Waiting for it to arrive; Ctrl-C stops waiting."));
    while (shell().clock().millis() < expiresAtMs) {
      Optional<PendingNode> arrived =
          Pending.load(session).requests().stream()
              .filter(request -> !before.contains(request.requestId()))
              .findFirst();
      if (arrived.isPresent()) {
        return decide(session, arrived.get());
      }
      if (arrivals.tryAcquire(2, TimeUnit.SECONDS)) {
        arrivals.drainPermits();
      }
    }
    throw CliException.failed("No machine came in time; get a new link with `claw nodes add`.");
  }

  private ExitCode decide(GatewaySession session, PendingNode request)
      throws CliException, CallFailedException, IOException, InterruptedException {
    shell().say();
    var approval = new Approval(shell(), new PendingCards(shell(), stateOption()), yes, false);
    if (approval.agreed(request)) {
      approval.approve(session, request);
      return ExitCode.OK;
    }
    shell().say("Not approved; it goes on waiting. Decide later with:  claw nodes approve");
    return ExitCode.FAILED;
  }
}

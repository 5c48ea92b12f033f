package dev.claw.cli.doctor;

import dev.claw.cli.doctor.Finding.Verdict;
import dev.claw.cli.link.EventSink;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.link.Refusals;
import dev.claw.cli.nodes.Invoke;
import dev.claw.cli.nodes.Roster;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw doctor`.
@Command(
    name = "doctor",
    description = "Find out what is wrong: every step from here to a node's answer.",
    footer = {
      "",
      "Examples:",
      "  claw doctor",
      "  claw doctor --node laptop --command camera.snap"
    })
public final class DoctorCommand extends GatewayCommand {
  private static final int STANDARD_PORT = 18789;
  private static final long TOO_FAR_APART_MS = 60_000;

  @Option(names = "--node", paramLabel = "NODE", description = "Only this node.")
  @Nullable String node;

  @Option(
      names = "--command",
      paramLabel = "COMMAND",
      description = "Why this command does not work, such as camera.snap.")
  @Nullable String command;

  private final List<Finding> findings = new ArrayList<>();

  /// A command of this shell.
  public DoctorCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run() throws CliException, IOException, InterruptedException {
    if (!named()) {
      machine();
    }
    try (GatewaySession session = connect(EventSink.NONE)) {
      run(session);
    } catch (CliException e) {
      if (findings.stream().noneMatch(finding -> finding.verdict() == Verdict.STOPS)) {
        findings.add(
            Finding.stops(
                "Gateway", String.valueOf(e.getMessage()), "Then run claw doctor again."));
      }
    }
    report();
    boolean stopped = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.STOPS);
    return stopped ? ExitCode.FAILED : ExitCode.OK;
  }

  private void machine() {
    var checks = new MachineChecks(state(), shell().environment());
    findings.add(checks.java());
    findings.add(checks.folder());
    findings.add(checks.disk());
    findings.add(checks.configuration());
    findings.add(checks.tailnet());
    findings.add(checks.port(STANDARD_PORT));
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, IOException, InterruptedException {
    findings.add(Finding.ok("Gateway", "claw " + session.version() + " lets this terminal in"));
    try {
      Roster roster = Roster.load(session);
      clock(roster.ts());
      List<NodeRow> nodes = node == null ? roster.nodes() : List.of(roster.find(node));
      if (nodes.isEmpty()) {
        findings.add(Finding.note("Nodes", "none is known", "Let one join: claw nodes add"));
      }
      var invoke = new Invoke(shell(), session, timeout());
      for (NodeRow each : nodes) {
        findings.addAll(new NodeChecks(invoke, each).walk(command));
      }
    } catch (CallFailedException e) {
      findings.add(
          Finding.stops(
              "Nodes", Refusals.explain(e.error()), "Look at the gateway's log: claw logs"));
    }
    return ExitCode.OK;
  }

  private void clock(long gatewayMs) {
    long apart = Math.abs(shell().clock().millis() - gatewayMs);
    if (apart > TOO_FAR_APART_MS) {
      findings.add(
          Finding.note(
              "Clock",
              "this machine and the gateway are " + apart / 1000 + " s apart",
              "Let both set their clocks by the network; links and codes expire by them."));
    } else {
      findings.add(Finding.ok("Clock", "agrees with the gateway's"));
    }
  }

  private void report() {
    if (json()) {
      shell().json(Map.of("findings", findings));
      return;
    }
    findings.forEach(this::print);
    shell().say();
    List<Finding> stops =
        findings.stream().filter(finding -> finding.verdict() == Verdict.STOPS).toList();
    if (stops.isEmpty()) {
      shell().say(shell().paint(Tone.GOOD, "All is well."));
      return;
    }
    Finding first = stops.getFirst();
    shell()
        .say(
            shell().paint(Tone.BAD, "It stops at: ")
                + shell().paint(Tone.STRONG, Words.line(first.subject())));
    if (first.fix() != null) {
      shell().say(Words.line(first.fix()));
    }
  }

  private void print(Finding finding) {
    String mark =
        switch (finding.verdict()) {
          case OK -> shell().paint(Tone.GOOD, "✓ ");
          case NOTE -> shell().paint(Tone.WARN, "! ");
          case STOPS -> shell().paint(Tone.BAD, "✗ ");
        };
    String detail = finding.detail().isEmpty() ? "" : "  " + Words.line(finding.detail());
    shell().say(mark + Words.line(finding.subject()) + shell().paint(Tone.DIM, detail));
    if (finding.fix() != null && finding.verdict() != Verdict.OK) {
      shell().say("    " + shell().paint(Tone.LINK, Words.line(finding.fix())));
    }
  }
}

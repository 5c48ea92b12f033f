package dev.claw.cli.status;

import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.nodes.NodeTable;
import dev.claw.cli.nodes.PendingCards;
import dev.claw.cli.nodes.Roster;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.gateway.config.ConfigFile;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.PendingDevice;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/// `claw status`.
@Command(
    name = "status",
    description = "Show the gateway, the nodes, and what waits for you.",
    footer = {"", "Examples:", "  claw status", "  claw status --json"})
public final class StatusCommand extends GatewayCommand {
  /// A command of this shell.
  public StatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    Overview overview = Overview.of(session, session.own() ? safeMode() : Optional.empty());
    if (json()) {
      shell().json(overview);
      return ExitCode.OK;
    }
    banner(overview);
    gateway(overview.gateway());
    nodes(overview);
    waiting(overview);
    return ExitCode.OK;
  }

  private Optional<String> safeMode() {
    try (StateDirectory directory = StateDirectory.openReadOnly(state())) {
      return new ConfigFile(directory, shell().environment()).load().safeReason();
    }
  }

  private void banner(Overview overview) {
    if (overview.safeMode() != null) {
      shell().say(shell().paint(Tone.BAD, "▌ SAFE MODE"));
      shell().say(shell().paint(Tone.BAD, "▌ ") + Words.line(overview.safeMode()) + ".");
      shell().say();
    }
  }

  private void gateway(Overview.GatewayLine gateway) {
    shell()
        .say(
            shell().paint(Tone.GOOD, "● ")
                + shell().paint(Tone.STRONG, "Claw " + gateway.version())
                + shell().paint(Tone.DIM, "  up ")
                + Words.duration(Duration.ofMillis(gateway.uptimeMs())));
    List<String> facts = new ArrayList<>();
    facts.add(reach(gateway.url()));
    if (gateway.auth() != null) {
      facts.add(
          gateway.auth().equals("none") ? "no authentication" : "asks for a " + gateway.auth());
    }
    if (gateway.pid() != null) {
      facts.add("pid " + gateway.pid());
    }
    shell().say("  " + gateway.url());
    shell().say(shell().paint(Tone.DIM, "  " + String.join(" · ", facts)));
  }

  private static String reach(String url) {
    return url.contains("//127.") || url.contains("//localhost")
        ? "this machine only"
        : "reachable from others";
  }

  private void nodes(Overview overview) {
    long there = overview.nodes().stream().filter(NodeRow::connected).count();
    shell().say();
    shell()
        .say(
            shell().paint(Tone.STRONG, "Nodes")
                + shell()
                    .paint(
                        Tone.DIM, "  " + there + " of " + overview.nodes().size() + " connected"));
    if (overview.nodes().isEmpty()) {
      shell().say("  None yet. Let a machine join with:");
      shell().say("    " + shell().paint(Tone.LINK, "claw nodes add" + stateOption()));
    }
    NodeTable.print(shell(), new Roster(overview.ts(), overview.nodes()), "  ");
  }

  private void waiting(Overview overview) {
    if (overview.pendingNodes().isEmpty() && overview.pendingDevices().isEmpty()) {
      return;
    }
    shell().say();
    shell().say(shell().paint(Tone.STRONG, "Waiting for you"));
    new PendingCards(shell(), stateOption()).brief(overview.pendingNodes());
    for (PendingDevice request : overview.pendingDevices()) {
      String name = request.device().displayName();
      shell().say();
      shell()
          .say(
              "  "
                  + shell().paint(Tone.WARN, "▲ ")
                  + shell().paint(Tone.STRONG, name == null ? "A device" : Words.line(name))
                  + " wants to control Claw");
      shell()
          .say(
              "    "
                  + shell()
                      .paint(
                          Tone.LINK,
                          "claw devices approve "
                              + Words.quoted(request.requestId())
                              + stateOption()));
    }
  }
}

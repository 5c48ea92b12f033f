package dev.claw.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.PairRequestId;
import dev.claw.protocol.pairing.PendingDevice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `claw devices approve`.
@Command(
    name = "approve",
    description = "Let a waiting device connect.",
    footer = {"", "Examples:", "  claw devices approve", "  claw devices approve phone"})
public final class DevicesApprove extends GatewayCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "DEVICE",
      description = "Its name, its id or the id of its request; not needed when only one waits.")
  @Nullable String named;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask; for scripts.")
  boolean yes;

  /// A command of this shell.
  public DevicesApprove(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    PendingDevice request = DeviceRoster.load(session).pending(named);
    String name = Words.line(DeviceRoster.name(request.device()));
    if (!json()) {
      show(request, name);
    }
    if (!yes && !shell().person()) {
      throw CliException.usage(
          "Nobody is there to be asked; compare the check with the device's, then repeat with"
              + " --yes.");
    }
    if (!yes && !shell().confirm("Let " + name + " connect?")) {
      shell().note("Not approved; it goes on waiting.");
      return ExitCode.FAILED;
    }
    JsonNode answer = session.call("device.pair.approve", new PairRequestId(request.requestId()));
    if (json()) {
      shell().json(answer);
    } else {
      shell().say(shell().paint(Tone.GOOD, "✓ ") + name + " may connect.");
    }
    return ExitCode.OK;
  }

  private void show(PendingDevice request, String name) {
    shell().say(shell().paint(Tone.WARN, "▲ ") + shell().paint(Tone.STRONG, name));
    shell().say("  may then  " + Words.some(request.device().scopes(), 12));
    if (request.device().remoteIp() != null) {
      shell().say("  address   " + Words.line(request.device().remoteIp()));
    }
    if (request.check() != null) {
      shell().say("  check     " + shell().paint(Tone.STRONG, Words.check(request.check())));
    }
    shell().out().flush();
  }
}

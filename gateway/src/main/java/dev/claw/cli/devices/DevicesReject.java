package dev.claw.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.PairRequestId;
import dev.claw.protocol.pairing.PendingDevice;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `claw devices reject`.
@Command(
    name = "reject",
    description = "Turn a waiting device away.",
    footer = {"", "Examples:", "  claw devices reject phone"})
public final class DevicesReject extends GatewayCommand {
  @Parameters(paramLabel = "DEVICE", description = "Its name, its id or the id of its request.")
  String named = "";

  /// A command of this shell.
  public DevicesReject(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    PendingDevice request = DeviceRoster.load(session).pending(named);
    JsonNode answer = session.call("device.pair.reject", new PairRequestId(request.requestId()));
    if (json()) {
      shell().json(answer);
    } else {
      shell().say(Words.line(DeviceRoster.name(request.device())) + " was turned away.");
    }
    return ExitCode.OK;
  }
}

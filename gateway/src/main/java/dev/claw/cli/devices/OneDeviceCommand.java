package dev.claw.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.PairedDevice;
import java.io.IOException;
import picocli.CommandLine.Parameters;

/// A command about one paired device.
abstract class OneDeviceCommand extends GatewayCommand {
  @Parameters(
      index = "0",
      paramLabel = "DEVICE",
      description = "Its name, its id, or the beginning of either.")
  String named = "";

  OneDeviceCommand(Shell shell) {
    super(shell);
  }

  /// Does it and returns the gateway's answer.
  abstract JsonNode act(GatewaySession session, PairedDevice device)
      throws CliException, CallFailedException, IOException, InterruptedException;

  /// What has happened to the device of this name, as a sentence.
  abstract String done(String name);

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    PairedDevice device = DeviceRoster.load(session).find(named);
    JsonNode answer = act(session, device);
    if (json()) {
      shell().json(answer);
    } else {
      shell().say(done(Words.line(DeviceRoster.name(device))));
    }
    return ExitCode.OK;
  }
}

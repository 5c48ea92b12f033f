package dev.claw.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Shell;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.DeviceRef;
import dev.claw.protocol.pairing.PairedDevice;
import java.io.IOException;
import picocli.CommandLine.Command;

/// `claw devices remove`.
@Command(
    name = "remove",
    description = "Take a device out and end its connections.",
    footer = {"", "Examples:", "  claw devices remove phone"})
public final class DevicesRemove extends OneDeviceCommand {
  /// A command of this shell.
  public DevicesRemove(Shell shell) {
    super(shell);
  }

  @Override
  JsonNode act(GatewaySession session, PairedDevice device)
      throws CliException, CallFailedException, IOException, InterruptedException {
    return session.call("device.pair.remove", new DeviceRef(device.device().deviceId()));
  }

  @Override
  String done(String name) {
    return name + " was taken out.";
  }
}

package dev.claw.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.DeviceRename;
import dev.claw.protocol.pairing.PairedDevice;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `claw devices rename`.
@Command(
    name = "rename",
    description = "Give a device another name.",
    footer = {"", "Examples:", "  claw devices rename phone pocket"})
public final class DevicesRename extends OneDeviceCommand {
  @Parameters(index = "1", paramLabel = "NEW", description = "The new name.")
  String newName = "";

  /// A command of this shell.
  public DevicesRename(Shell shell) {
    super(shell);
  }

  @Override
  JsonNode act(GatewaySession session, PairedDevice device)
      throws CliException, CallFailedException, IOException, InterruptedException {
    if (newName.isBlank() || newName.length() > 64) {
      throw CliException.usage("The new name has 1 to 64 characters.");
    }
    return session.call(
        "device.pair.rename", new DeviceRename(device.device().deviceId(), newName.strip()));
  }

  @Override
  String done(String name) {
    return name + " is now called " + Words.line(newName) + ".";
  }
}

package dev.claw.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Shell;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.DeviceTokenRevoke;
import dev.claw.protocol.pairing.PairedDevice;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw devices revoke`.
@Command(
    name = "revoke",
    description = "Make a device's token void and end its connections.",
    footer = {"", "Examples:", "  claw devices revoke phone --role operator"})
public final class DevicesRevoke extends OneDeviceCommand {
  @Option(names = "--role", paramLabel = "ROLE", description = "operator (the default) or node.")
  String role = "operator";

  /// A command of this shell.
  public DevicesRevoke(Shell shell) {
    super(shell);
  }

  @Override
  JsonNode act(GatewaySession session, PairedDevice device)
      throws CliException, CallFailedException, IOException, InterruptedException {
    return session.call(
        "device.token.revoke",
        new DeviceTokenRevoke(device.device().deviceId(), Roles.parse(role)));
  }

  @Override
  String done(String name) {
    return name + " can no longer connect with its token.";
  }
}

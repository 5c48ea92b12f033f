package dev.claw.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Shell;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.DeviceTokenRotate;
import dev.claw.protocol.pairing.PairedDevice;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw devices rotate`.
@Command(
    name = "rotate",
    description = "Replace a device's token by a new one.",
    footer = {"", "Examples:", "  claw devices rotate phone --role node"})
public final class DevicesRotate extends OneDeviceCommand {
  @Option(names = "--role", paramLabel = "ROLE", description = "operator (the default) or node.")
  String role = "operator";

  /// A command of this shell.
  public DevicesRotate(Shell shell) {
    super(shell);
  }

  @Override
  JsonNode act(GatewaySession session, PairedDevice device)
      throws CliException, CallFailedException, IOException, InterruptedException {
    return session.call(
        "device.token.rotate",
        new DeviceTokenRotate(device.device().deviceId(), Roles.parse(role), null));
  }

  @Override
  String done(String name) {
    return name + " gets a new token when it connects again; the old one is void.";
  }
}

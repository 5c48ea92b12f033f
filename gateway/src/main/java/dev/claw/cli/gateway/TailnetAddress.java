package dev.claw.cli.gateway;

import dev.claw.cli.terminal.CliException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/// This machine's address in its tailnet: the one in 100.64.0.0/10, which Tailscale hands out.
public final class TailnetAddress {
  private TailnetAddress() {}

  static String find() throws CliException {
    return present()
        .orElseThrow(
            () ->
                CliException.failed(
                    "This machine has no tailnet address; run `tailscale up`, or bind to loopback."));
  }

  /// The address; empty when this machine is in no tailnet at the moment.
  public static Optional<String> present() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(TailnetAddress::isTailnet)
          .map(InetAddress::getHostAddress)
          .findFirst();
    } catch (SocketException _) {
      return Optional.empty();
    }
  }

  private static boolean isTailnet(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
  }
}

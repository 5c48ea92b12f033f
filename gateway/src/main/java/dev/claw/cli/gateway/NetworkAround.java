package dev.claw.cli.gateway;

import dev.claw.cli.terminal.CliException;
import dev.claw.gateway.GatewayOptions.Surroundings;
import dev.claw.gateway.config.Settings;
import dev.claw.gateway.tailscale.Tailnet;
import dev.claw.gateway.tailscale.TailscaleClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The network a gateway finds itself in: the tailnet, where there is one.
final class NetworkAround {
  private final TailscaleClient tailscale;

  NetworkAround(Settings.Tailscale settings) {
    tailscale = new TailscaleClient(settings.socket().map(Path::of));
  }

  /// The address of this machine in its tailnet.
  ///
  /// @throws CliException there is none; the message says why and what to do
  String tailnetAddress() throws CliException {
    return switch (tailscale.status()) {
      case Tailnet.Present(Tailnet.Machine self, String _, List<Tailnet.Machine> _) ->
          self.addresses().stream()
              .map(InetAddress::getHostAddress)
              .findFirst()
              .orElseThrow(
                  () ->
                      CliException.failed(
                          "Tailscale gave this machine no address; run `tailscale up`."));
      case Tailnet.Absent(String reason, String fix) ->
          throw CliException.failed("Cannot bind to the tailnet: " + reason + "; " + fix + ".");
    };
  }

  /// What the gateway may say and believe about this network. On loopback nobody else can reach it,
  /// so no other name leads here.
  Surroundings of(String host, int port) {
    if (host.startsWith("127.") || host.equals("::1")) {
      return Surroundings.NONE;
    }
    return new Surroundings(names(), () -> links(port), this::evidence);
  }

  private Set<String> names() {
    var names = new TreeSet<String>();
    if (tailscale.status() instanceof Tailnet.Present present) {
      Tailnet.Machine self = present.self();
      self.addresses().forEach(address -> names.add(literal(address)));
      if (!self.dnsName().isEmpty()) {
        names.add(self.dnsName());
      }
    }
    return names;
  }

  private List<String> links(int port) {
    if (tailscale.status() instanceof Tailnet.Present present
        && !present.self().dnsName().isEmpty()) {
      return List.of("ws://" + present.self().dnsName() + ":" + port);
    }
    return List.of();
  }

  /// Shown to the person who approves; never a proof.
  private List<String> evidence(String address) {
    InetAddress literal;
    try {
      literal = InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException _) {
      return List.of();
    }
    if (!TailscaleClient.onTailnet(literal)) {
      return List.of("It comes from " + address + ", which is not in your tailnet.");
    }
    return tailscale
        .whois(new InetSocketAddress(literal, 0))
        .map(
            who ->
                List.of(
                    "Tailscale knows "
                        + address
                        + " as "
                        + who.nodeName()
                        + " of "
                        + (who.displayName().isEmpty() ? who.login() : who.displayName())
                        + "."))
        .orElseGet(List::of);
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }
}

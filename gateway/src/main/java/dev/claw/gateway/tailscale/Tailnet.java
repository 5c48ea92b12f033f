package dev.claw.gateway.tailscale;

import java.net.InetAddress;
import java.util.List;

/// The tailnet as this machine sees it.
public sealed interface Tailnet {
  /// This machine is on it.
  ///
  /// @param self this machine
  /// @param suffix the tailnet's MagicDNS suffix without dots at its ends; empty when there is none
  /// @param peers the other machines, offline ones included
  record Present(Machine self, String suffix, List<Machine> peers) implements Tailnet {
    public Present {
      peers = List.copyOf(peers);
    }
  }

  /// There is no tailnet to speak of.
  ///
  /// @param reason why, for people
  /// @param fix what to do about it
  record Absent(String reason, String fix) implements Tailnet {}

  /// A machine on the tailnet.
  ///
  /// @param id Tailscale's stable id
  /// @param hostName its own name, which need not be unique
  /// @param dnsName its full MagicDNS name without the last dot; empty when it has none
  /// @param addresses its addresses on the tailnet
  /// @param os its system as Tailscale names it
  record Machine(
      String id,
      String hostName,
      String dnsName,
      List<InetAddress> addresses,
      String os,
      boolean online) {
    public Machine {
      addresses = List.copyOf(addresses);
    }
  }

  /// Who Tailscale says is behind an address: further evidence for a person to look at, never the
  /// only proof of anything.
  ///
  /// @param login the user's login name, such as `ada@example.org`, or `tagged-devices`
  /// @param displayName the user's name
  /// @param nodeName full MagicDNS name of the machine without the last dot
  /// @param nodeId the machine's stable id
  record Identity(String login, String displayName, String nodeName, String nodeId) {}
}

package dev.claw.gateway.transport;

import java.util.Set;
import java.util.TreeSet;

/// Which `Host` headers this gateway answers to: an exact list, so that a page whose name was made
/// to resolve here (DNS rebinding) gets nothing.
public record HostPolicy(Set<String> allowed) {
  public HostPolicy {
    allowed = Set.copyOf(allowed);
  }

  /// The names of a listener: the loopback spellings, the bound address and further names, all with
  /// the port.
  public static HostPolicy of(int port, Set<String> names) {
    var hosts = new TreeSet<String>();
    for (String name : Set.of("127.0.0.1", "localhost", "[::1]")) {
      hosts.add(name + ":" + port);
    }
    names.forEach(name -> hosts.add(name + ":" + port));
    return new HostPolicy(hosts);
  }

  /// Whether the header value is on the list, to the letter.
  public boolean permits(String host) {
    return allowed.contains(host);
  }
}

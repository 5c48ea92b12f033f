package dev.claw.protocol.client;

import java.util.Locale;

/// Hosts that are this machine, on a private network, or on a tailnet, judged by name or literal
/// address only: nothing is resolved.
final class PrivateHost {
  private PrivateHost() {}

  static boolean matches(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      return privateIpv6(name.substring(1, name.length() - 1));
    }
    int[] address = ipv4(name);
    if (address.length == 4) {
      return privateIpv4(address);
    }
    return name.equals("localhost")
        || isBareName(name)
        || name.endsWith(".local")
        || name.endsWith(".ts.net");
  }

  /// A name without dots, as local networks and MagicDNS have them. A bare number is none:
  /// resolvers read it as an address.
  private static boolean isBareName(String name) {
    return !name.contains(".") && !name.startsWith("0x") && name.chars().anyMatch(c -> c > '9');
  }

  private static boolean privateIpv4(int[] a) {
    return a[0] == 127
        || a[0] == 10
        || (a[0] == 172 && a[1] >= 16 && a[1] <= 31)
        || (a[0] == 192 && a[1] == 168)
        || (a[0] == 169 && a[1] == 254)
        || (a[0] == 100 && a[1] >= 64 && a[1] <= 127);
  }

  /// Loopback, unique local (`fc00::/7`) and link local (`fe80::/10`) addresses. The first group
  /// has all four digits in each of the latter two: `fc::` is `00fc::`.
  private static boolean privateIpv6(String name) {
    int colon = name.indexOf(':');
    if (name.equals("::1") || colon != 4) {
      return name.equals("::1");
    }
    String group = name.substring(0, colon);
    return group.startsWith("fc")
        || group.startsWith("fd")
        || (group.startsWith("fe") && "89ab".indexOf(group.charAt(2)) >= 0);
  }

  private static int[] ipv4(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 4) {
      return new int[0];
    }
    int[] address = new int[4];
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("0|[1-9][0-9]{0,2}")) {
        return new int[0];
      }
      address[i] = Integer.parseInt(parts[i]);
      if (address[i] > 255) {
        return new int[0];
      }
    }
    return address;
  }
}

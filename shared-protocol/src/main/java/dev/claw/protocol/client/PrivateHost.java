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
        || !name.contains(".")
        || name.endsWith(".local")
        || name.endsWith(".ts.net");
  }

  private static boolean privateIpv4(int[] a) {
    return a[0] == 127
        || a[0] == 10
        || (a[0] == 172 && a[1] >= 16 && a[1] <= 31)
        || (a[0] == 192 && a[1] == 168)
        || (a[0] == 169 && a[1] == 254)
        || (a[0] == 100 && a[1] >= 64 && a[1] <= 127);
  }

  private static boolean privateIpv6(String name) {
    return name.equals("::1")
        || name.startsWith("fc")
        || name.startsWith("fd")
        || name.startsWith("fe80:");
  }

  private static int[] ipv4(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 4) {
      return new int[0];
    }
    int[] address = new int[4];
    for (int i = 0; i < 4; i++) {
      if (parts[i].isEmpty()
          || parts[i].length() > 3
          || !parts[i].chars().allMatch(Character::isDigit)) {
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

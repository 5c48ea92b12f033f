package dev.claw.gateway.rpc;

import java.net.InetAddress;

/// Tells addresses of this machine from others.
public final class Loopback {
  private Loopback() {}

  /// Whether this is a loopback address literal. Nothing is looked up: a name is never one.
  public static boolean isLiteral(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}

package dev.claw.protocol;

/// Version numbers of the gateway protocol.
public final class Protocol {
  /// The version this code speaks.
  public static final int CURRENT = 4;

  /// The oldest version a node or a probe may still offer.
  public static final int OLDEST_NODE = 3;

  private Protocol() {}
}

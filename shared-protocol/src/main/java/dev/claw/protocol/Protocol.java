package dev.claw.protocol;

import java.time.Duration;

/// Version numbers, limits and timers of the gateway protocol, version 4. Both sides use these
/// figures, so a peer that keeps them never meets a refusal.
public final class Protocol {
  /// The version this code speaks.
  public static final int CURRENT = 4;

  /// The oldest version a node or a probe may still offer.
  public static final int OLDEST_NODE = 3;

  /// The gateway's port when none is configured.
  public static final int DEFAULT_PORT = 18789;

  /// Largest frame after the handshake, in bytes.
  public static final int MAX_PAYLOAD_BYTES = 26_214_400;

  /// Largest frame before the handshake, in bytes.
  public static final int MAX_PREAUTH_BYTES = 65_536;

  /// Most bytes that may wait for one slow peer.
  public static final int MAX_BUFFERED_BYTES = 52_428_800;

  /// Longest `chunk` of a `node.invoke.progress`, in bytes of UTF-8.
  public static final int MAX_PROGRESS_CHUNK_BYTES = 16_384;

  /// How often the gateway sends `tick`.
  public static final Duration TICK_INTERVAL = Duration.ofSeconds(30);

  /// How long a peer may take from the opened socket to a finished handshake.
  public static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(15);

  /// How far a device's signing time may be from the gateway's clock.
  public static final Duration SIGNATURE_SKEW = Duration.ofSeconds(120);

  /// How long a call waits for its answer when the caller says nothing.
  public static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private Protocol() {}
}

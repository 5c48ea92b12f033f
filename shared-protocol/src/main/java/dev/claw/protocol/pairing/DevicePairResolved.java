package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;

/// Payload of `device.pair.resolved`.
///
/// @param ts Unix milliseconds
public record DevicePairResolved(String requestId, String deviceId, Decision decision, long ts) {

  /// The event's name.
  public static final String EVENT = "device.pair.resolved";

  /// Event without contents: the list of devices is another one now.
  public static final String CHANGED_EVENT = "device.pair.changed";

  public DevicePairResolved {
    Require.present(requestId, "requestId");
    Require.nonEmpty(deviceId, "deviceId");
    Require.present(decision, "decision");
  }
}

package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Result of `device.pair.setupStatus`: empty while nobody has used the code.
public record SetupStatus(@Nullable Completion completion, @Nullable Completion deliveryUncertain) {

  /// Parameters of `device.pair.setupStatus`.
  public record Params(String setupId) {
    public Params {
      Require.atMost(Require.nonEmpty(setupId, "setupId"), "setupId", 128);
    }
  }

  /// Which device used the code.
  ///
  /// @param ts Unix milliseconds
  public record Completion(
      String setupId,
      String deviceId,
      @Nullable String deviceName,
      @Nullable SetupAccess access,
      long ts) {

    /// The event that carries one.
    public static final String EVENT = "device.pair.setup.completed";

    public Completion {
      Require.nonEmpty(setupId, "setupId");
      Require.nonEmpty(deviceId, "deviceId");
    }
  }
}

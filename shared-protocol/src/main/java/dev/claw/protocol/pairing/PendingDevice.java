package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// A device that waits for a person's decision; also the payload of `device.pair.requested`.
///
/// @param silent whether the gateway may decide by itself
/// @param isRepair whether the device was paired before
/// @param ts when the request was last refreshed, Unix milliseconds
/// @param check our addition: the eight digits both sides show
public record PendingDevice(
    String requestId,
    @JsonUnwrapped DeviceProfile device,
    @Nullable String browserOrigin,
    @Nullable Boolean silent,
    @Nullable Boolean isRepair,
    long ts,
    @Nullable @JsonProperty("claw.check") String check) {

  /// The event that announces one.
  public static final String EVENT = "device.pair.requested";

  public PendingDevice {
    Require.nonEmpty(requestId, "requestId");
    Require.present(device, "device");
  }
}

package dev.claw.protocol.command;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Takes a photo.
///
/// @param format `jpg`
/// @param delayMs how long the camera runs first, at most 10,000
public record CameraSnap(
    @Nullable CameraFacing facing,
    @Nullable Integer maxWidth,
    @Nullable Double quality,
    @Nullable String format,
    @Nullable Integer delayMs,
    @Nullable String deviceId)
    implements NodeCommand {

  public CameraSnap {
    Ranges.optional(maxWidth, "maxWidth", 1, 32_768);
    Ranges.quality(quality);
    Ranges.oneFormat(format, "jpg", "jpeg");
    Ranges.optional(delayMs, "delayMs", 0, 10_000);
    Require.atMost(deviceId, "deviceId", 512);
  }

  /// The photo.
  public record Photo(String format, String base64, int width, int height)
      implements NodeCommand.Result {

    @Override
    public String toString() {
      return "Photo[" + format + ", " + width + "x" + height + "]";
    }
  }
}

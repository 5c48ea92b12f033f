package dev.claw.protocol.command;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Films with a camera.
///
/// @param durationMs at most 60,000
/// @param format `mp4`
public record CameraClip(
    @Nullable CameraFacing facing,
    @Nullable Integer durationMs,
    @Nullable Boolean includeAudio,
    @Nullable String format,
    @Nullable String deviceId)
    implements NodeCommand {

  public CameraClip {
    Ranges.optional(durationMs, "durationMs", 100, 60_000);
    Ranges.oneFormat(format, "mp4");
    Require.atMost(deviceId, "deviceId", 512);
  }

  /// The film.
  public record Film(String format, String base64, long durationMs, boolean hasAudio)
      implements NodeCommand.Result {

    @Override
    public String toString() {
      return "Film[" + format + ", " + durationMs + " ms]";
    }
  }
}

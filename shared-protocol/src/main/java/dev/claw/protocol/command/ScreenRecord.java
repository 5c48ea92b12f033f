package dev.claw.protocol.command;

import org.jspecify.annotations.Nullable;

/// Films a display.
///
/// @param durationMs at most 60,000
/// @param format `mp4`
public record ScreenRecord(
    @Nullable Integer screenIndex,
    @Nullable Integer durationMs,
    @Nullable Integer fps,
    @Nullable String format,
    @Nullable Boolean includeAudio)
    implements NodeCommand {

  public ScreenRecord {
    Ranges.optional(screenIndex, "screenIndex", 0, 63);
    Ranges.optional(durationMs, "durationMs", 100, 60_000);
    Ranges.optional(fps, "fps", 1, 60);
    Ranges.oneFormat(format, "mp4");
  }

  /// The film.
  public record Film(
      String format, String base64, long durationMs, int fps, int screenIndex, boolean hasAudio)
      implements NodeCommand.Result {

    @Override
    public String toString() {
      return "Film[" + format + ", " + durationMs + " ms]";
    }
  }
}

package dev.claw.protocol.command;

import org.jspecify.annotations.Nullable;

/// Takes a picture of a display.
///
/// @param screenIndex 0 is the primary display
/// @param maxWidth in pixels; the picture is scaled down to it
/// @param format `png` or `jpeg`
public record ScreenSnapshot(
    @Nullable Integer screenIndex,
    @Nullable Integer maxWidth,
    @Nullable Double quality,
    @Nullable String format)
    implements NodeCommand {

  public ScreenSnapshot {
    Ranges.optional(screenIndex, "screenIndex", 0, 63);
    Ranges.optional(maxWidth, "maxWidth", 1, 32_768);
    Ranges.quality(quality);
    Ranges.oneFormat(format, "png", "jpeg", "jpg");
  }

  /// The picture.
  ///
  /// @param capturedAtMs Unix milliseconds
  public record Taken(
      String format,
      String base64,
      @Nullable Integer screenIndex,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Long capturedAtMs)
      implements NodeCommand.Result {

    @Override
    public String toString() {
      return "Taken[" + format + ", " + width + "x" + height + "]";
    }
  }
}

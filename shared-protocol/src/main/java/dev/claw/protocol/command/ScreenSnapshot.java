package dev.claw.protocol.command;

import com.fasterxml.jackson.annotation.JsonProperty;
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
  /// @param black our addition: true where every pixel is black, as on a display that is off or
  ///   locked; absent otherwise
  public record Taken(
      String format,
      String base64,
      @Nullable Integer screenIndex,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Long capturedAtMs,
      @JsonProperty("claw.black") @Nullable Boolean black)
      implements NodeCommand.Result {

    @Override
    public String toString() {
      return "Taken[" + format + ", " + width + "x" + height + "]";
    }
  }
}

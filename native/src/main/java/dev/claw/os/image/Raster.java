package dev.claw.os.image;

/// A picture in memory, one `0xRRGGBB` value per pixel, row by row. Free of AWT, which would pull
/// in a toolkit to scale it.
///
/// @param pixels shared, not copied: `width * height` values
@SuppressWarnings("ArrayRecordComponent") // rasters are large, passed on once and never compared
public record Raster(int width, int height, int[] pixels) {

  /// The largest picture that is taken into memory: 50 million pixels, 200 MB.
  public static final long MOST_PIXELS = 50_000_000L;

  private static final int RGB = 0xFFFFFF;

  /// Refuses a picture that is empty, too large, or not the size it claims.
  public Raster {
    if (!fits(width, height) || pixels.length != width * height) {
      throw new IllegalArgumentException("a picture of " + width + " x " + height);
    }
  }

  /// Whether a picture of this size is taken into memory.
  public static boolean fits(int width, int height) {
    return width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
  }

  /// Whether every pixel is pure black.
  public boolean isBlack() {
    for (int pixel : pixels) {
      if ((pixel & RGB) != 0) {
        return false;
      }
    }
    return true;
  }

  /// This picture scaled down to a width, keeping its shape; itself where it is not wider, or where
  /// the width is 0.
  public Raster fitWidth(int maxWidth) {
    if (maxWidth <= 0 || maxWidth >= width) {
      return this;
    }
    int newHeight = Math.max(1, (int) Math.round((double) height * maxWidth / width));
    int[] scaled = new int[maxWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      int top = (int) ((long) y * height / newHeight);
      int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / newHeight));
      for (int x = 0; x < maxWidth; x++) {
        int left = (int) ((long) x * width / maxWidth);
        int right = Math.max(left + 1, (int) ((long) (x + 1) * width / maxWidth));
        scaled[y * maxWidth + x] = average(left, top, right, bottom);
      }
    }
    return new Raster(maxWidth, newHeight, scaled);
  }

  private int average(int left, int top, int right, int bottom) {
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = pixels[y * width + x];
        red += pixel >> 16 & 0xFF;
        green += pixel >> 8 & 0xFF;
        blue += pixel & 0xFF;
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return (int) (rounded(red, count) << 16 | rounded(green, count) << 8 | rounded(blue, count));
  }

  private static long rounded(long sum, long count) {
    return (sum + count / 2) / count;
  }
}

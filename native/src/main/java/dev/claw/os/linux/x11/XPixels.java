package dev.claw.os.linux.x11;

import dev.claw.os.linux.x11.XSetup.PixelFormat;
import dev.claw.os.linux.x11.XSetup.Visual;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Turns rows of pixels as an X server sends them into `0xRRGGBB`.
final class XPixels {

  private final PixelFormat format;
  private final ByteOrder order;
  private final Visual visual;

  XPixels(PixelFormat format, ByteOrder order, Visual visual) throws IOException {
    int bits = format.bitsPerPixel();
    if (bits != 16 && bits != 24 && bits != 32) {
      throw new IOException("the X server uses " + bits + " bits per pixel");
    }
    this.format = format;
    this.order = order;
    this.visual = visual;
  }

  /// The bytes of one row with its padding.
  int stride(int width) {
    int pad = Math.max(8, format.scanlinePad());
    return (width * format.bitsPerPixel() + pad - 1) / pad * pad / 8;
  }

  /// Converts one row.
  void row(ByteBuffer source, int offset, int[] target, int targetOffset, int width) {
    int bytes = format.bitsPerPixel() / 8;
    for (int x = 0; x < width; x++) {
      target[targetOffset + x] = rgb(pixel(source, offset + x * bytes, bytes));
    }
  }

  private int pixel(ByteBuffer source, int offset, int bytes) {
    int pixel = 0;
    for (int index = 0; index < bytes; index++) {
      int at = order == ByteOrder.BIG_ENDIAN ? index : bytes - 1 - index;
      pixel = pixel << 8 | Byte.toUnsignedInt(source.get(offset + at));
    }
    return pixel;
  }

  private int rgb(int pixel) {
    return channel(pixel, visual.redMask()) << 16
        | channel(pixel, visual.greenMask()) << 8
        | channel(pixel, visual.blueMask());
  }

  private static int channel(int pixel, int mask) {
    if (mask == 0) {
      return 0;
    }
    int shift = Integer.numberOfTrailingZeros(mask);
    int most = mask >>> shift;
    int value = (pixel & mask) >>> shift;
    return most == 0xFF ? value : (int) ((value * 255L + most / 2) / most);
  }
}

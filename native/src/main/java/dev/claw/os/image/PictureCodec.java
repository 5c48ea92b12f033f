package dev.claw.os.image;

import dev.claw.os.Media;
import dev.claw.os.Screen.Format;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Turns rasters into files and back with ImageIO, whose classes load with the first picture.
public final class PictureCodec {

  private PictureCodec() {}

  /// Encodes a picture.
  ///
  /// @param quality from 0 to 1, for JPEG only
  public static Media encode(Raster raster, Format format, double quality) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format.wireName());
    if (!writers.hasNext()) {
      throw new IOException("this Java runtime has no " + format.wireName() + " encoder");
    }
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raster.width() * raster.height() / 8);
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(
          null, new IIOImage(image(raster), null, null), parameters(writer, quality, format));
    } finally {
      writer.dispose();
    }
    return new Media(format.wireName(), bytes.toByteArray());
  }

  private static ImageWriteParam parameters(ImageWriter writer, double quality, Format format) {
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (format == Format.JPEG) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality((float) quality);
    }
    return parameters;
  }

  private static BufferedImage image(Raster raster) {
    BufferedImage image =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
    int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(raster.pixels(), 0, target, 0, target.length);
    return image;
  }

  /// Decodes a picture after a look at its size.
  ///
  /// @throws IOException when it is no picture, or larger than [Raster#MOST_PIXELS]
  public static Raster decode(byte[] bytes) throws IOException {
    return withReader(
        bytes,
        reader -> {
          int width = reader.getWidth(0);
          int height = reader.getHeight(0);
          if (!Raster.fits(width, height)) {
            throw new IOException("the picture is too large: " + width + " x " + height);
          }
          return raster(reader.read(0));
        });
  }

  /// The size of a picture, from its header alone.
  public static PictureSize size(byte[] bytes) throws IOException {
    return withReader(bytes, reader -> new PictureSize(reader.getWidth(0), reader.getHeight(0)));
  }

  private static Raster raster(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    for (int index = 0; index < pixels.length; index++) {
      pixels[index] &= 0xFFFFFF;
    }
    return new Raster(width, height, pixels);
  }

  private static <T> T withReader(byte[] bytes, Reading<T> reading) throws IOException {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new IOException("not a picture that can be read");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input);
        return reading.read(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(ImageReader reader) throws IOException;
  }
}

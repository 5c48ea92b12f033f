package dev.claw.os.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.os.Screen.Format;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RasterTest {

  private static Raster filled(int width, int height, int colour) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, colour);
    return new Raster(width, height, pixels);
  }

  @Property(tries = 200)
  void scalingKeepsAnEvenColourAndTheShape(
      @ForAll @IntRange(min = 1, max = 80) int width,
      @ForAll @IntRange(min = 1, max = 80) int height,
      @ForAll @IntRange(min = 0, max = 100) int maxWidth,
      @ForAll @IntRange(min = 0, max = 0xFFFFFF) int colour) {
    Raster scaled = filled(width, height, colour).fitWidth(maxWidth);

    assertThat(scaled.width()).isEqualTo(maxWidth == 0 ? width : Math.min(width, maxWidth));
    double exact = (double) height * scaled.width() / width;
    assertThat((double) scaled.height()).isBetween(Math.min(1, exact) - 0.51, exact + 1);
    assertThat(Arrays.stream(scaled.pixels()).allMatch(pixel -> pixel == colour)).isTrue();
  }

  @Test
  void scalingAverages() {
    Raster scaled = new Raster(2, 2, new int[] {0xFF0000, 0x0000FF, 0, 0x00FF00}).fitWidth(1);

    assertThat(scaled.pixels()).containsExactly(0x404040);
  }

  @Test
  void oneBrightPixelIsNotBlack() {
    Raster black = filled(10, 10, 0xFF000000);
    assertThat(black.isBlack()).isTrue();

    black.pixels()[99] = 0x000001;

    assertThat(black.isBlack()).isFalse();
  }

  @Test
  void refusesPicturesThatAreTooLarge() {
    assertThat(Raster.fits(10_000, 5_000)).isTrue();
    assertThat(Raster.fits(10_000, 5_001)).isFalse();
    assertThat(Raster.fits(Integer.MAX_VALUE, Integer.MAX_VALUE)).isFalse();
    assertThatThrownBy(() -> new Raster(2, 2, new int[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesALargePictureBeforeDecodingIt() throws Exception {
    byte[] png = PictureCodec.encode(filled(4, 4, 0), Format.PNG, 1).bytes();
    // Width and height stand in the header chunk, which has a checksum.
    byte[] bomb = png.clone();
    bomb[16] = 0x00;
    bomb[17] = 0x01;
    bomb[20] = 0x00;
    bomb[21] = 0x01;

    assertThatThrownBy(() -> PictureCodec.decode(bomb))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> PictureCodec.decode(new byte[] {1, 2, 3}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a picture");
  }
}

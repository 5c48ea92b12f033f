package dev.claw.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.MachineSettings;
import dev.claw.os.Screen;
import dev.claw.os.Screen.Display;
import dev.claw.os.Screen.Format;
import dev.claw.os.Screen.Picture;
import dev.claw.os.Screen.Recording;
import dev.claw.os.Screen.RecordingRequest;
import dev.claw.os.Screen.SnapshotRequest;
import dev.claw.os.image.PictureCodec;
import dev.claw.os.image.Raster;
import dev.claw.os.process.TestingTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxScreenTest {

  @TempDir static Path directory;
  private static TestingXServer server;
  private static Path first;
  private static Path second;

  @BeforeAll
  static void startServer() throws Exception {
    server = TestingXServer.start("800x600x24", "640x480x16");
    first = picture("first.png", noise(800, 600));
    second = picture("second.png", plain(640, 480, 0xFF0000));
    server.show(0, first);
    server.show(1, second);
  }

  private static Path picture(String name, Raster raster) throws IOException {
    return Files.write(directory.resolve(name), PictureCodec.encode(raster, Format.PNG, 1).bytes());
  }

  private static Raster noise(int width, int height) {
    int[] pixels = new Random(7).ints((long) width * height, 0, 0x1000000).toArray();
    return new Raster(width, height, pixels);
  }

  private static Raster plain(int width, int height, int colour) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, colour);
    return new Raster(width, height, pixels);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  private static Screen screen(String display) {
    MachineSettings settings =
        MachineSettings.of(Map.of("PATH", System.getenv("PATH"), "HOME", directory.toString()));
    return LinuxMachine.machine(settings.withDisplay(display), directory).screen();
  }

  private static SnapshotRequest png(int index, int maxWidth) {
    return new SnapshotRequest(index, maxWidth, 0.9, Format.PNG);
  }

  @Test
  void listsEveryScreen() throws Exception {
    assertThat(screen(server.display()).displays())
        .extracting(Display::index, Display::width, Display::height)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, 800, 600),
            org.assertj.core.groups.Tuple.tuple(1, 640, 480));
  }

  @Test
  void copiesEveryPixelThatWasDrawn() throws Exception {
    Picture picture = screen(server.display()).snapshot(png(0, 0));

    Raster expected = PictureCodec.decode(Files.readAllBytes(first));
    assertThat(picture.width()).isEqualTo(800);
    assertThat(picture.height()).isEqualTo(600);
    assertThat(picture.black()).isFalse();
    assertThat(picture.media().format()).isEqualTo("png");
    int[] copied = PictureCodec.decode(picture.media().bytes()).pixels();
    assertThat(Arrays.mismatch(copied, expected.pixels())).isEqualTo(-1);
  }

  @Test
  void copiesAScreenOfAnotherDepth() throws Exception {
    Picture picture = screen(server.display()).snapshot(png(1, 0));

    assertThat(picture.screenIndex()).isEqualTo(1);
    int[] copied = PictureCodec.decode(picture.media().bytes()).pixels();
    assertThat(Arrays.stream(copied).distinct()).containsExactly(0xFF0000);
  }

  @Test
  void scalesDownAndKeepsTheShape() throws Exception {
    Picture picture =
        screen(server.display()).snapshot(new SnapshotRequest(0, 200, 0.8, Format.JPEG));

    assertThat(picture.media().format()).isEqualTo("jpeg");
    Raster small = PictureCodec.decode(picture.media().bytes());
    assertThat(small.width()).isEqualTo(200).isEqualTo(picture.width());
    assertThat(small.height()).isEqualTo(150).isEqualTo(picture.height());
  }

  @Test
  void honoursTheQualityOfJpeg() throws Exception {
    Screen screen = screen(server.display());

    int poor = screen.snapshot(new SnapshotRequest(0, 0, 0.1, Format.JPEG)).media().size();
    int good = screen.snapshot(new SnapshotRequest(0, 0, 1.0, Format.JPEG)).media().size();

    assertThat(good).isGreaterThan(3 * poor);
  }

  @Test
  void flagsABlackScreen() throws Exception {
    try (TestingXServer dark = TestingXServer.start("320x200x24")) {
      dark.show(0, picture("dark.png", plain(320, 200, 0)));

      assertThat(screen(dark.display()).snapshot(png(0, 0)).black()).isTrue();
    }
  }

  @Test
  void refusesAScreenThatIsNotThere() {
    assertThatThrownBy(() -> screen(server.display()).snapshot(png(2, 0)))
        .isInstanceOfSatisfying(
            CapabilityException.class, e -> assertThat(e.code()).isEqualTo(Code.INVALID_REQUEST))
        .hasMessageContaining("no screen 2");
  }

  @Test
  void noticesThatTheDisplayHasGone() throws Exception {
    TestingXServer brief = TestingXServer.start("320x200x24");
    Screen screen = screen(brief.display());
    assertThat(screen.probe().isAvailable()).isTrue();

    brief.close();

    assertThat(screen.probe())
        .isInstanceOfSatisfying(
            Availability.Unavailable.class,
            gone -> assertThat(gone.reason()).contains(brief.display()));
    assertThatThrownBy(() -> screen.snapshot(png(0, 0)))
        .isInstanceOfSatisfying(
            CapabilityException.class,
            e -> assertThat(e.code()).isEqualTo(Code.SCREEN_UNAVAILABLE));
  }

  @Test
  void saysHowToGetAScreenWhereThereIsNone() {
    Screen screen = LinuxMachine.machine(MachineSettings.of(Map.of()), directory).screen();

    assertThat(screen.probe())
        .isInstanceOfSatisfying(
            Availability.Unavailable.class, gone -> assertThat(gone.fix()).contains(":0"));
    assertThat(screen.probeRecording().isAvailable()).isFalse();
  }

  @Test
  void filmsAScreen() throws Exception {
    TestingTools.require("ffmpeg", "ffmpeg");
    Screen screen = screen(server.display());
    assertThat(screen.probeRecording().isAvailable()).isTrue();

    Recording film = screen.record(new RecordingRequest(1, Duration.ofMillis(600), 10, true));

    assertThat(film.media().format()).isEqualTo("mp4");
    assertThat(new String(film.media().bytes(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    assertThat(film.audio()).isFalse();
    assertThat(film.screenIndex()).isEqualTo(1);
    assertThat(TestingFilm.firstPixel(film.media(), directory)).isEqualTo("255,0,0");
  }
}

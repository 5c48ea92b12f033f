package dev.claw.os.mac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Screen;
import dev.claw.os.Screen.Format;
import dev.claw.os.Screen.RecordingRequest;
import dev.claw.os.Screen.SnapshotRequest;
import dev.claw.os.capture.CapturedScreen;
import dev.claw.os.ffmpeg.Ffmpeg;
import dev.claw.os.ffmpeg.ScreenFilmer;
import dev.claw.os.image.PictureCodec;
import dev.claw.os.image.Raster;
import dev.claw.os.linux.TestingProgram;
import dev.claw.os.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script stands in for screencapture; that of macOS is run by the macOS build.
class MacScreenTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  private final ProcessRunner processes = new ProcessRunner(Map.of("PATH", "/usr/bin:/bin"));

  @TempDir Path directory;

  private MacScreenSource source(String script) throws Exception {
    return new MacScreenSource(
        processes, TestingProgram.write(directory.resolve("screencapture"), script));
  }

  private Screen screen(String script) throws Exception {
    ScreenFilmer filmer = new ScreenFilmer(new Ffmpeg(processes, null));
    return new CapturedScreen(source(script), filmer, InstantSource.fixed(TIME));
  }

  private String showing(int colour) throws Exception {
    int[] pixels = new int[20 * 10];
    Arrays.fill(pixels, colour);
    Path picture = directory.resolve("picture.png");
    Files.write(picture, PictureCodec.encode(new Raster(20, 10, pixels), Format.PNG, 1).bytes());
    return "echo \"$1 $2 $3 $4 $5\" > '%s/argv'; cp '%s' \"$6\"".formatted(directory, picture);
  }

  @Test
  void asksForOneDisplayWithoutASound() throws Exception {
    Screen.Picture picture =
        screen(showing(0x654321)).snapshot(new SnapshotRequest(1, 10, 1, Format.PNG));

    assertThat(Files.readString(directory.resolve("argv"))).isEqualTo("-x -D 2 -t png\n");
    assertThat(picture.width()).isEqualTo(10);
    assertThat(picture.height()).isEqualTo(5);
    assertThat(picture.screenIndex()).isEqualTo(1);
    assertThat(picture.capturedAt()).isEqualTo(TIME);
    assertThat(PictureCodec.decode(picture.media().bytes()).pixels()).containsOnly(0x654321);
  }

  @Test
  void takesABlackPictureForARefusal() throws Exception {
    Screen screen = screen(showing(0));

    assertCode(Code.SCREEN_PERMISSION_REQUIRED, () -> screen.snapshot(SnapshotRequest.defaults()));
  }

  @Test
  void tellsARefusalFromAFailure() throws Exception {
    Screen refusing = screen("echo 'could not create image from display' >&2; exit 1");
    assertCode(
        Code.SCREEN_PERMISSION_REQUIRED, () -> refusing.snapshot(SnapshotRequest.defaults()));

    Screen failing = screen("exit 1");
    assertCode(Code.SCREEN_UNAVAILABLE, () -> failing.snapshot(SnapshotRequest.defaults()));
  }

  private static void assertCode(Code code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CapabilityException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void filmsTheDisplayThatWasAskedFor() throws Exception {
    assertThat(source("exit 0").film(RecordingRequest.defaults()).picture())
        .containsSequence("-f", "avfoundation", "-framerate", "10")
        .endsWith("-i", "Capture screen 0:none");
  }
}

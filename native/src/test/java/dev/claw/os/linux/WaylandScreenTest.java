package dev.claw.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.os.Availability.Unavailable;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.MachineSettings;
import dev.claw.os.Screen;
import dev.claw.os.Screen.Format;
import dev.claw.os.Screen.Picture;
import dev.claw.os.Screen.SnapshotRequest;
import dev.claw.os.image.PictureCodec;
import dev.claw.os.image.Raster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts stand in for the tools, since no Wayland compositor runs without a display.
class WaylandScreenTest {

  private static final SnapshotRequest WHOLE = SnapshotRequest.defaults();

  @TempDir Path directory;

  @BeforeEach
  void drawPicture() throws Exception {
    int[] pixels = new int[40 * 30];
    Arrays.fill(pixels, 0x123456);
    Files.write(
        directory.resolve("desktop.png"),
        PictureCodec.encode(new Raster(40, 30, pixels), Format.PNG, 1).bytes());
  }

  private Screen screen() {
    String path = directory + ":/usr/bin:/bin";
    Map<String, String> environment =
        Map.of("PATH", path, "WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":0");
    return LinuxMachine.machine(MachineSettings.of(environment), directory).screen();
  }

  @Test
  void copiesTheDesktopWithGrim() throws Exception {
    TestingProgram.write(directory.resolve("grim"), "cat '" + directory + "/desktop.png'");

    Picture picture = screen().snapshot(WHOLE);

    assertThat(screen().probe().isAvailable()).isTrue();
    assertThat(PictureCodec.decode(picture.media().bytes()).pixels()).contains(0x123456);
    assertThat(screen().displays()).singleElement().extracting(Screen.Display::width).isEqualTo(40);
  }

  @Test
  void copiesTheDesktopOfGnome() throws Exception {
    TestingProgram.write(
        directory.resolve("gnome-screenshot"), "cp '" + directory + "/desktop.png' \"$2\"");

    assertThat(screen().snapshot(WHOLE).height()).isEqualTo(30);
  }

  @Test
  void saysWhichToolToInstall() {
    assertThat(screen().probe())
        .isInstanceOfSatisfying(Unavailable.class, gone -> assertThat(gone.fix()).contains("grim"));
  }

  @Test
  void saysThatAFilmNeedsX11() throws Exception {
    TestingProgram.write(directory.resolve("grim"), "exit 0");

    assertThat(screen().probeRecording())
        .isInstanceOfSatisfying(Unavailable.class, gone -> assertThat(gone.fix()).contains("X11"));
  }

  @Test
  void believesNothingButAPicture() throws Exception {
    TestingProgram.write(directory.resolve("grim"), "echo no picture");

    assertThatThrownBy(() -> screen().snapshot(WHOLE))
        .isInstanceOfSatisfying(
            CapabilityException.class,
            e -> assertThat(e.code()).isEqualTo(Code.SCREEN_UNAVAILABLE));
  }
}

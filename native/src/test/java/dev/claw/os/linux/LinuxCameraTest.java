package dev.claw.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.os.Availability.Unavailable;
import dev.claw.os.Camera;
import dev.claw.os.Camera.Clip;
import dev.claw.os.Camera.ClipRequest;
import dev.claw.os.Camera.Device;
import dev.claw.os.Camera.Photo;
import dev.claw.os.Camera.SnapRequest;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.MachineSettings;
import dev.claw.os.MachineSettings.CameraInput;
import dev.claw.os.image.PictureCodec;
import dev.claw.os.image.Raster;
import dev.claw.os.process.TestingTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxCameraTest {

  @TempDir Path root;

  private MachineSettings settings() {
    TestingTools.require("ffmpeg", "ffmpeg");
    return MachineSettings.of(Map.of("PATH", System.getenv("PATH")));
  }

  private Camera testSource(String source) {
    return LinuxMachine.machine(
            settings().withCamera(new CameraInput("Desk camera", arguments(source))), root)
        .camera();
  }

  private static List<String> arguments(String source) {
    return List.of("-f", "lavfi", "-i", source);
  }

  private Camera camera() {
    return LinuxMachine.machine(settings(), root).camera();
  }

  private Path plugIn(String device, String name) throws IOException {
    Path description = root.resolve("sys/class/video4linux/" + device);
    Files.createDirectories(description);
    Files.writeString(description.resolve("name"), name + "\n");
    Files.writeString(description.resolve("index"), "0\n");
    Files.createDirectories(root.resolve("dev"));
    return Files.createFile(root.resolve("dev/" + device));
  }

  @Test
  void takesAPhotoFromTheConfiguredInput() throws Exception {
    Camera camera = testSource("color=c=0x0000ff:size=320x200:rate=30");
    assertThat(camera.probe().isAvailable()).isTrue();
    assertThat(camera.list()).extracting(Device::name).containsExactly("Desk camera");

    Photo photo = camera.snap(SnapRequest.defaults());

    assertThat(photo.media().format()).isEqualTo("jpg");
    Raster picture = PictureCodec.decode(photo.media().bytes());
    assertThat(picture.width()).isEqualTo(320).isEqualTo(photo.width());
    assertThat(picture.height()).isEqualTo(200).isEqualTo(photo.height());
    assertThat(Arrays.stream(picture.pixels()).allMatch(LinuxCameraTest::isBlue)).isTrue();
  }

  private static boolean isBlue(int pixel) {
    return (pixel & 0xFF) > 230 && (pixel >> 8 & 0xFF) < 25 && (pixel >> 16 & 0xFF) < 25;
  }

  @Test
  void honoursWidthAndQuality() throws Exception {
    Camera camera = testSource("testsrc2=size=1280x720:rate=30");

    Photo good = camera.snap(new SnapRequest(null, 640, 1.0, null, Duration.ZERO));
    Photo poor = camera.snap(new SnapRequest(null, 640, 0.1, null, Duration.ofMillis(100)));

    assertThat(good.width()).isEqualTo(640);
    assertThat(good.height()).isEqualTo(360);
    assertThat(good.media().size()).isGreaterThan(2 * poor.media().size());
  }

  @Test
  void neverScalesUp() throws Exception {
    Photo photo =
        testSource("testsrc2=size=320x200:rate=30")
            .snap(new SnapRequest(null, 1600, 0.9, null, Duration.ZERO));

    assertThat(photo.width()).isEqualTo(320);
  }

  @Test
  void filmsAClip() throws Exception {
    Camera camera = testSource("color=c=0x00ff00:size=321x201:rate=30");

    Clip clip = camera.clip(new ClipRequest(null, Duration.ofMillis(500), true, null));

    assertThat(clip.media().format()).isEqualTo("mp4");
    assertThat(clip.duration()).isEqualTo(Duration.ofMillis(500));
    assertThat(clip.audio()).isFalse();
    assertThat(TestingFilm.firstPixel(clip.media(), root)).isEqualTo("0,255,0");
  }

  @Test
  void leavesNoFilesBehind() throws Exception {
    Path note = root.resolve("note");
    Path program =
        TestingProgram.write(
            root.resolve("ffmpeg"),
            "for file in \"$@\"; do :; done; echo \"$file\" > '%s'; echo x > \"$file\""
                .formatted(note));
    CameraInput input = new CameraInput("Desk camera", arguments("none"));
    Camera camera =
        LinuxMachine.machine(settings().withCamera(input).withFfmpeg(program), root).camera();

    assertThat(camera.clip(ClipRequest.defaults()).media().size()).isEqualTo(2);

    Path file = Path.of(Files.readString(note).strip());
    assertThat(file.getFileName()).hasToString("out.mp4");
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void saysThatTheInputGaveNoPicture() {
    assertThatThrownBy(() -> testSource("nosuchsource").snap(SnapRequest.defaults()))
        .isInstanceOfSatisfying(
            CapabilityException.class, e -> assertThat(e.code()).isEqualTo(Code.CAMERA_UNAVAILABLE))
        .hasMessageContaining("Desk camera");
  }

  @Test
  void refusesACameraThatIsNotThere() {
    assertThatThrownBy(
            () ->
                testSource("testsrc2=size=320x200:rate=30")
                    .snap(new SnapRequest(null, 0, 0.9, "video9", Duration.ZERO)))
        .isInstanceOfSatisfying(
            CapabilityException.class, e -> assertThat(e.code()).isEqualTo(Code.CAMERA_UNAVAILABLE))
        .hasMessageContaining("camera.list");
  }

  @Test
  void listsVideo4LinuxDevicesInOrder() throws Exception {
    plugIn("video10", "Rear Camera");
    plugIn("video2", "Integrated Camera: Integrated C");
    plugIn("video3", "Integrated Camera: Metadata");
    Files.writeString(root.resolve("sys/class/video4linux/video3/index"), "1\n");

    assertThat(camera().list())
        .containsExactly(
            new Device("video2", "Integrated Camera: Integrated C", "front", "v4l2"),
            new Device("video10", "Rear Camera", "back", "v4l2"));
  }

  @Test
  void noticesThatTheCameraWasUnplugged() throws Exception {
    Camera camera = camera();
    assertThat(camera.probe().isAvailable()).isFalse();
    Path device = plugIn("video0", "Webcam");
    assertThat(camera.probe().isAvailable()).isTrue();

    Files.delete(device);

    assertThat(camera.probe())
        .isInstanceOfSatisfying(
            Unavailable.class, gone -> assertThat(gone.reason()).contains("no camera"));
    assertThat(camera.list()).isEmpty();
  }

  @Test
  void namesTheMissingProgram() {
    Camera camera =
        LinuxMachine.machine(settings().withFfmpeg(root.resolve("none")), root).camera();

    assertThat(camera.probe())
        .isInstanceOfSatisfying(
            Unavailable.class, gone -> assertThat(gone.fix()).contains("install ffmpeg"));
  }

  @Test
  void tellsARefusalFromAnAbsentCamera() throws Exception {
    plugIn("video0", "Webcam");
    Path refusing =
        TestingProgram.write(
            root.resolve("ffmpeg"), "echo \"/dev/video0: Permission denied\" >&2; exit 1");
    Camera camera = LinuxMachine.machine(settings().withFfmpeg(refusing), root).camera();

    assertThatThrownBy(() -> camera.snap(SnapRequest.defaults()))
        .isInstanceOfSatisfying(
            CapabilityException.class,
            e -> assertThat(e.code()).isEqualTo(Code.CAMERA_PERMISSION_REQUIRED));
  }
}

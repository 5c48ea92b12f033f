package dev.claw.os.linux;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.Processes;
import dev.claw.os.Screen.Display;
import dev.claw.os.Screen.RecordingRequest;
import dev.claw.os.capture.ScreenSource;
import dev.claw.os.ffmpeg.FilmPlan;
import dev.claw.os.image.PictureCodec;
import dev.claw.os.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A Wayland desktop, which only its own tools may copy: `grim` on compositors of the wlroots
/// family, `gnome-screenshot` on GNOME. They copy the whole desktop as one display.
final class WaylandSource implements ScreenSource {

  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int LARGEST_PICTURE = 64 * 1024 * 1024;

  private final Processes processes;

  WaylandSource(Processes processes) {
    this.processes = processes;
  }

  @Override
  public Availability probe() {
    return grim().isPresent() || gnomeScreenshot().isPresent()
        ? Availability.available()
        : Availability.unavailable(
            "this Wayland desktop lets only its own tools copy the screen",
            "install grim, or gnome-screenshot on GNOME");
  }

  @Override
  public Availability probeFilm() {
    return Availability.unavailable(
        "a Wayland desktop cannot be filmed by ffmpeg",
        "log in to an X11 session to film the screen; pictures work here too");
  }

  private Optional<Path> grim() {
    return processes.which("grim");
  }

  private Optional<Path> gnomeScreenshot() {
    return processes.which("gnome-screenshot");
  }

  @Override
  public List<Display> displays() throws CapabilityException, InterruptedException {
    Raster whole = capture(0);
    return List.of(new Display(0, "desktop", 0, 0, whole.width(), whole.height()));
  }

  @Override
  public Raster capture(int index) throws CapabilityException, InterruptedException {
    if (index != 0) {
      throw ScreenSource.noSuchScreen(index, 1);
    }
    try {
      return PictureCodec.decode(png());
    } catch (IOException e) {
      throw new CapabilityException(
          Code.SCREEN_UNAVAILABLE,
          "The desktop gave no picture: unlock it, and check that its screenshot tool works",
          e);
    }
  }

  private byte[] png() throws IOException, CapabilityException, InterruptedException {
    Optional<Path> grim = grim();
    if (grim.isPresent()) {
      return run(List.of(grim.get().toString(), "-t", "png", "-")).stdout().bytes();
    }
    Path directory = Files.createTempDirectory("claw-screen");
    Path file = directory.resolve("screen.png");
    try {
      run(List.of(gnomeScreenshot().orElseThrow().toString(), "-f", file.toString()));
      if (Files.size(file) > LARGEST_PICTURE) {
        throw new IOException("the picture is too large");
      }
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(directory);
    }
  }

  private CommandResult run(List<String> argv) throws CapabilityException, InterruptedException {
    return processes.run(Command.of(argv).withTimeout(LONGEST).withOutputCap(LARGEST_PICTURE));
  }

  @Override
  public FilmPlan film(RecordingRequest request) throws CapabilityException {
    throw new CapabilityException(
        Code.SCREEN_UNAVAILABLE,
        "A Wayland desktop cannot be filmed by ffmpeg: log in to an X11 session to film it");
  }
}

package dev.claw.os.mac;

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
import dev.claw.os.host.Commands;
import dev.claw.os.image.PictureCodec;
import dev.claw.os.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The displays of macOS, copied by `screencapture`.
final class MacScreenSource implements ScreenSource {

  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final long LARGEST_PICTURE = 256L * 1024 * 1024;
  private static final String PERMISSION =
      "allow Claw under Screen Recording in System Settings, then start it again";

  private final Processes processes;
  private final Commands commands;
  private final Path screencapture;

  MacScreenSource(Processes processes, Path screencapture) {
    this.processes = processes;
    this.commands = new Commands(processes);
    this.screencapture = screencapture;
  }

  @Override
  public Availability probe() {
    return Files.isExecutable(screencapture)
        ? Availability.available()
        : Availability.unavailable(
            screencapture + " was not found on this machine", "repair the macOS installation");
  }

  @Override
  public Availability probeFilm() {
    return probe();
  }

  @Override
  public List<Display> displays() {
    return MacDisplays.parse(
        commands.ask("/usr/sbin/system_profiler", "SPDisplaysDataType", "-detailLevel", "mini"));
  }

  @Override
  public Raster capture(int index) throws CapabilityException, InterruptedException {
    try {
      Path directory = Files.createTempDirectory("claw-screen");
      Path file = directory.resolve("screen.png");
      try {
        return PictureCodec.decode(png(index, file));
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      throw new CapabilityException(
          Code.SCREEN_UNAVAILABLE, "The screen gave no readable picture: unlock it", e);
    }
  }

  private byte[] png(int index, Path file)
      throws IOException, CapabilityException, InterruptedException {
    // -x: no sound; -D: the display, counted from 1, the main one first.
    List<String> argv =
        List.of(
            screencapture.toString(),
            "-x",
            "-D",
            Integer.toString(index + 1),
            "-t",
            "png",
            file.toString());
    CommandResult result = processes.run(Command.of(argv).withTimeout(LONGEST));
    if (!result.success() || !Files.isRegularFile(file)) {
      throw failure(index, result.stderr().text());
    }
    if (Files.size(file) > LARGEST_PICTURE) {
      throw new IOException("the picture is too large");
    }
    return Files.readAllBytes(file);
  }

  private CapabilityException failure(int index, String said) {
    if (said.contains("Invalid display")) {
      return ScreenSource.noSuchScreen(index, displays().size());
    }
    return said.contains("could not create image")
        ? new CapabilityException(
            Code.SCREEN_PERMISSION_REQUIRED,
            "The system does not let Claw see the screen: " + PERMISSION)
        : new CapabilityException(
            Code.SCREEN_UNAVAILABLE, "The screen gave no picture: log in and unlock it");
  }

  @Override
  public FilmPlan film(RecordingRequest request) {
    List<String> arguments =
        List.of(
            "-f",
            "avfoundation",
            "-framerate",
            Integer.toString(request.framesPerSecond()),
            "-capture_cursor",
            "1",
            "-i",
            "Capture screen " + request.screenIndex() + ":none");
    return new FilmPlan(arguments, List.of(), Map.of(), request.duration());
  }

  @Override
  public boolean blackMeansRefused() {
    return true;
  }
}

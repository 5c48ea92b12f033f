package dev.claw.os.linux;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Screen.Display;
import dev.claw.os.Screen.RecordingRequest;
import dev.claw.os.capture.ScreenSource;
import dev.claw.os.ffmpeg.FilmPlan;
import dev.claw.os.image.Raster;
import dev.claw.os.linux.x11.DisplayName;
import dev.claw.os.linux.x11.X11Displays;
import dev.claw.os.linux.x11.X11Displays.Monitor;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The displays of an X server.
final class X11Source implements ScreenSource {

  private final DisplayName name;
  private final X11Displays server;
  private final PulseSound sound;

  X11Source(DisplayName name, Map<String, String> environment) {
    this.name = name;
    this.server = new X11Displays(name, environment);
    this.sound = new PulseSound(environment);
  }

  @Override
  public Availability probe() {
    try {
      server.knock();
      return Availability.available();
    } catch (IOException e) {
      return Availability.unavailable(
          "the X display " + name + " does not answer",
          "log in to the desktop, or configure the display that runs");
    }
  }

  @Override
  public Availability probeFilm() {
    return probe();
  }

  @Override
  public List<Display> displays() throws CapabilityException {
    return monitors().stream().map(Monitor::display).toList();
  }

  private List<Monitor> monitors() throws CapabilityException {
    try {
      return server.monitors();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public Raster capture(int index) throws CapabilityException {
    try {
      return server.capture(index);
    } catch (IndexOutOfBoundsException e) {
      throw ScreenSource.noSuchScreen(index, monitors().size());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private CapabilityException failure(IOException cause) {
    return new CapabilityException(
        Code.SCREEN_UNAVAILABLE,
        "The X display "
            + name
            + " gave no picture ("
            + cause.getMessage()
            + "): check that this user may use it",
        cause);
  }

  @Override
  public FilmPlan film(RecordingRequest request) throws CapabilityException {
    List<Monitor> monitors = monitors();
    if (request.screenIndex() >= monitors.size()) {
      throw ScreenSource.noSuchScreen(request.screenIndex(), monitors.size());
    }
    Monitor monitor = monitors.get(request.screenIndex());
    Display area = monitor.display();
    String input = name.server() + "." + monitor.screen() + "+" + area.x() + "," + area.y();
    List<String> arguments =
        List.of(
            "-f",
            "x11grab",
            "-framerate",
            Integer.toString(request.framesPerSecond()),
            "-video_size",
            area.width() + "x" + area.height(),
            "-i",
            input);
    List<String> speakers = request.includeAudio() ? sound.speakers() : List.of();
    return new FilmPlan(arguments, speakers, Map.of(), request.duration());
  }
}

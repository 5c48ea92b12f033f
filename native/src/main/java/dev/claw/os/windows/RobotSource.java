package dev.claw.os.windows;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Screen.Display;
import dev.claw.os.Screen.RecordingRequest;
import dev.claw.os.capture.ScreenSource;
import dev.claw.os.ffmpeg.FilmPlan;
import dev.claw.os.image.Raster;
import java.awt.AWTException;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The displays of Windows, copied by the AWT robot, which loads with the first picture.
final class RobotSource implements ScreenSource {

  private final Map<String, String> environment;

  RobotSource(Map<String, String> environment) {
    this.environment = environment;
  }

  /// A service has no session name, and no desktop.
  @Override
  public Availability probe() {
    if (Boolean.getBoolean("java.awt.headless")) {
      return Availability.unavailable(
          "this process was started without a desktop", "start it without java.awt.headless");
    }
    return environment.getOrDefault("SESSIONNAME", "").isEmpty()
        ? Availability.unavailable(
            "this process runs outside a desktop session", "start it from the desktop")
        : Availability.available();
  }

  @Override
  public Availability probeFilm() {
    return probe();
  }

  @Override
  public List<Display> displays() {
    List<Display> displays = new ArrayList<>();
    for (GraphicsDevice device : devices()) {
      Rectangle area = device.getDefaultConfiguration().getBounds();
      displays.add(
          new Display(
              displays.size(), device.getIDstring(), area.x, area.y, area.width, area.height));
    }
    return displays;
  }

  private static List<GraphicsDevice> devices() {
    GraphicsEnvironment desktop = GraphicsEnvironment.getLocalGraphicsEnvironment();
    List<GraphicsDevice> devices = new ArrayList<>(List.of(desktop.getScreenDevices()));
    GraphicsDevice primary = desktop.getDefaultScreenDevice();
    if (devices.remove(primary)) {
      devices.addFirst(primary);
    }
    return devices;
  }

  @Override
  public Raster capture(int index) throws CapabilityException {
    List<Display> displays = displays();
    if (index >= displays.size()) {
      throw ScreenSource.noSuchScreen(index, displays.size());
    }
    Display area = displays.get(index);
    if (!Raster.fits(area.width(), area.height())) {
      throw new CapabilityException(
          Code.SCREEN_UNAVAILABLE, "The screen is larger than 50 megapixels: use another one");
    }
    try {
      BufferedImage image =
          new Robot(devices().get(index))
              .createScreenCapture(new Rectangle(area.x(), area.y(), area.width(), area.height()));
      int[] pixels = image.getRGB(0, 0, area.width(), area.height(), null, 0, area.width());
      return new Raster(area.width(), area.height(), pixels);
    } catch (AWTException | SecurityException e) {
      throw new CapabilityException(
          Code.SCREEN_UNAVAILABLE, "The desktop gave no picture: unlock it", e);
    }
  }

  @Override
  public FilmPlan film(RecordingRequest request) throws CapabilityException {
    List<Display> displays = displays();
    if (request.screenIndex() >= displays.size()) {
      throw ScreenSource.noSuchScreen(request.screenIndex(), displays.size());
    }
    Display area = displays.get(request.screenIndex());
    List<String> arguments =
        List.of(
            "-f",
            "gdigrab",
            "-framerate",
            Integer.toString(request.framesPerSecond()),
            "-offset_x",
            Integer.toString(area.x()),
            "-offset_y",
            Integer.toString(area.y()),
            "-video_size",
            area.width() + "x" + area.height(),
            "-i",
            "desktop");
    return new FilmPlan(arguments, List.of(), Map.of(), request.duration());
  }
}

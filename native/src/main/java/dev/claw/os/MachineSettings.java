package dev.claw.os;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the owner configured about this machine's abilities; null means "find it".
///
/// @param environment where `PATH`, `DISPLAY`, `DBUS_SESSION_BUS_ADDRESS` and their like are read
/// @param display the X display, such as `:1`; overrides `DISPLAY`
/// @param ffmpeg the absolute path of ffmpeg
/// @param camera stands in for the cameras of the machine
/// @param place where a machine that does not move is
/// @param locationHelper the absolute path of a program that takes `-t SECONDS -a LEVEL` and prints
///   a position as lines of `Name: number`: Latitude, Longitude, Accuracy, then optionally
///   Altitude, Speed and Heading
/// @param notifyCommand the absolute path of the program that shows notifications
public record MachineSettings(
    Map<String, String> environment,
    @Nullable String display,
    @Nullable Path ffmpeg,
    @Nullable CameraInput camera,
    @Nullable Place place,
    @Nullable Path locationHelper,
    @Nullable Path notifyCommand) {

  /// Copies the environment.
  public MachineSettings {
    environment = Map.copyOf(environment);
  }

  /// A camera given as ffmpeg input arguments, such as `-f lavfi -i
  /// testsrc2=size=1280x720:rate=30`.
  public record CameraInput(String name, List<String> arguments) {
    /// Copies the arguments.
    public CameraInput {
      arguments = List.copyOf(arguments);
      if (!arguments.contains("-i")) {
        throw new IllegalArgumentException("camera input arguments need -i and a source");
      }
    }
  }

  /// A fixed position in degrees, and how far off it may be in metres.
  public record Place(double latitude, double longitude, double accuracyMeters) {
    /// Refuses what is not on Earth.
    public Place {
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && accuracyMeters >= 0)) {
        throw new IllegalArgumentException("latitude or longitude out of range");
      }
    }
  }

  /// Nothing configured, with the environment of this process.
  public static MachineSettings defaults() {
    return of(System.getenv());
  }

  /// Nothing configured, with the given environment.
  public static MachineSettings of(Map<String, String> environment) {
    return new MachineSettings(environment, null, null, null, null, null, null);
  }

  /// The same with another X display.
  public MachineSettings withDisplay(@Nullable String newDisplay) {
    return new MachineSettings(
        environment, newDisplay, ffmpeg, camera, place, locationHelper, notifyCommand);
  }

  /// The same with another ffmpeg.
  public MachineSettings withFfmpeg(@Nullable Path newFfmpeg) {
    return new MachineSettings(
        environment, display, newFfmpeg, camera, place, locationHelper, notifyCommand);
  }

  /// The same with another camera.
  public MachineSettings withCamera(@Nullable CameraInput newCamera) {
    return new MachineSettings(
        environment, display, ffmpeg, newCamera, place, locationHelper, notifyCommand);
  }

  /// The same at another place.
  public MachineSettings withPlace(@Nullable Place newPlace) {
    return new MachineSettings(
        environment, display, ffmpeg, camera, newPlace, locationHelper, notifyCommand);
  }

  /// The same with another location helper.
  public MachineSettings withLocationHelper(@Nullable Path newLocationHelper) {
    return new MachineSettings(
        environment, display, ffmpeg, camera, place, newLocationHelper, notifyCommand);
  }

  /// The same with another notification program.
  public MachineSettings withNotifyCommand(@Nullable Path newNotifyCommand) {
    return new MachineSettings(
        environment, display, ffmpeg, camera, place, locationHelper, newNotifyCommand);
  }
}

package dev.claw.node.store;

import dev.claw.os.MachineSettings;
import dev.claw.protocol.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the owner of this machine configured, in `node.json`; everything may be left out.
///
/// @param name what people call this node
/// @param display the X display
/// @param ffmpeg absolute path of ffmpeg
/// @param camera stands in for the machine's cameras
/// @param place where a machine that does not move is
/// @param locationHelper absolute path of a program that prints a position
/// @param notifyCommand absolute path of the program that shows notifications
public record NodeSettings(
    @Nullable String name,
    @Nullable String display,
    @Nullable String ffmpeg,
    @Nullable CameraSource camera,
    @Nullable Place place,
    @Nullable String locationHelper,
    @Nullable String notifyCommand) {

  /// Nothing configured.
  public static final NodeSettings NONE =
      new NodeSettings(null, null, null, null, null, null, null);

  public NodeSettings {
    Require.atMost(name, "name", 128);
  }

  /// The file's contents, or nothing configured.
  public static NodeSettings read(StateFolder folder) throws IOException {
    return file(folder).read().orElse(NONE);
  }

  /// Keeps them.
  public void write(StateFolder folder) throws IOException {
    file(folder).write(this);
  }

  /// The same under another name.
  public NodeSettings named(@Nullable String newName) {
    return new NodeSettings(newName, display, ffmpeg, camera, place, locationHelper, notifyCommand);
  }

  /// The same as the operating system layer takes them.
  ///
  /// @throws IllegalArgumentException a path is not absolute, or a value is out of range
  public MachineSettings machine(Map<String, String> environment) {
    return MachineSettings.of(environment)
        .withDisplay(display)
        .withFfmpeg(absolute(ffmpeg, "ffmpeg"))
        .withCamera(
            camera == null
                ? null
                : new MachineSettings.CameraInput(camera.name(), camera.arguments()))
        .withPlace(
            place == null
                ? null
                : new MachineSettings.Place(
                    place.latitude(), place.longitude(), place.accuracyMeters()))
        .withLocationHelper(absolute(locationHelper, "locationHelper"))
        .withNotifyCommand(absolute(notifyCommand, "notifyCommand"));
  }

  private static JsonFile<NodeSettings> file(StateFolder folder) {
    return new JsonFile<>(folder, "node.json", NodeSettings.class);
  }

  private static @Nullable Path absolute(@Nullable String text, String field) {
    if (text == null) {
      return null;
    }
    Path path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException(field + " in node.json must be an absolute path");
    }
    return path;
  }

  /// ffmpeg input arguments that stand in for a camera.
  public record CameraSource(String name, List<String> arguments) {
    public CameraSource {
      Require.nonEmpty(name, "camera/name");
      arguments = Require.list(arguments, "camera/arguments", 64);
    }
  }

  /// A fixed place in degrees and metres.
  public record Place(double latitude, double longitude, double accuracyMeters) {}
}

package dev.claw.os.linux;

import dev.claw.os.Availability;
import dev.claw.os.Camera.Device;
import dev.claw.os.ffmpeg.CameraInput;
import dev.claw.os.ffmpeg.CameraInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The cameras of Video4Linux: `/dev/video*`, named in `/sys/class/video4linux`.
final class V4l2Cameras implements CameraInputs {

  private static final String PREFIX = "video";

  private final SystemFiles files;
  private final PulseSound sound;

  V4l2Cameras(SystemFiles files, PulseSound sound) {
    this.files = files;
    this.sound = sound;
  }

  @Override
  public Availability probe() {
    List<Path> devices = devices();
    if (devices.isEmpty()) {
      return Availability.unavailable("no camera is connected", "plug in a camera");
    }
    return devices.stream().anyMatch(Files::isReadable)
        ? Availability.available()
        : Availability.unavailable(
            "this user may not open the camera", "add the user to the group video");
  }

  @Override
  public List<CameraInput> inputs() {
    return devices().stream().map(this::input).toList();
  }

  @Override
  public List<String> microphone() {
    return sound.microphone();
  }

  private List<Path> devices() {
    return files.entries(files.resolve("dev"), PREFIX + "*").stream()
        .filter(device -> number(device) >= 0 && isPicture(device))
        .sorted(Comparator.comparingInt(V4l2Cameras::number))
        .toList();
  }

  private static int number(Path device) {
    try {
      return Integer.parseInt(device.getFileName().toString().substring(PREFIX.length()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// Many cameras have a second node that only delivers metadata; its index is not 0.
  private boolean isPicture(Path device) {
    return files.number(description(device).resolve("index")).orElse(0) == 0;
  }

  private Path description(Path device) {
    return files.resolve("sys/class/video4linux").resolve(device.getFileName().toString());
  }

  private CameraInput input(Path device) {
    String id = device.getFileName().toString();
    String name = files.text(description(device).resolve("name")).orElse(id);
    return new CameraInput(
        new Device(id, name, position(name), "v4l2"),
        List.of("-f", "v4l2", "-i", device.toString()));
  }

  private static String position(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    if (text.contains("integrated") || text.contains("built-in") || text.contains("front")) {
      return "front";
    }
    return text.contains("rear") || text.contains("back") ? "back" : "unspecified";
  }
}

package dev.claw.os.ffmpeg;

import dev.claw.os.Camera.Device;
import java.util.List;

/// A camera, and the arguments with which ffmpeg opens it.
public record CameraInput(Device device, List<String> arguments) {
  /// Copies the arguments.
  public CameraInput {
    arguments = List.copyOf(arguments);
  }
}

package dev.claw.os.ffmpeg;

import dev.claw.os.Availability;
import dev.claw.os.Camera.Device;
import dev.claw.os.CapabilityException;
import dev.claw.os.MachineSettings;
import java.util.List;

/// Where one operating system keeps its cameras.
public interface CameraInputs {

  /// Whether there may be a camera; opens none.
  Availability probe();

  /// The cameras present now.
  List<CameraInput> inputs() throws CapabilityException, InterruptedException;

  /// The arguments that add the microphone as the next input; empty where there is none.
  List<String> microphone();

  /// The one camera the owner configured in place of those of the machine.
  static CameraInputs configured(MachineSettings.CameraInput camera) {
    Device device = new Device("configured", camera.name(), "unspecified", "configured");
    List<CameraInput> inputs = List.of(new CameraInput(device, camera.arguments()));
    return new CameraInputs() {
      @Override
      public Availability probe() {
        return Availability.available();
      }

      @Override
      public List<CameraInput> inputs() {
        return inputs;
      }

      @Override
      public List<String> microphone() {
        return List.of();
      }
    };
  }
}

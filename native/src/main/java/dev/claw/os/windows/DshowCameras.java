package dev.claw.os.windows;

import dev.claw.os.Availability;
import dev.claw.os.Camera.Device;
import dev.claw.os.CapabilityException;
import dev.claw.os.ffmpeg.CameraInput;
import dev.claw.os.ffmpeg.CameraInputs;
import dev.claw.os.ffmpeg.DeviceReport;
import dev.claw.os.ffmpeg.Ffmpeg;
import java.util.List;

/// The cameras of Windows as ffmpeg lists them.
final class DshowCameras implements CameraInputs {

  private static final List<String> LIST =
      List.of("-f", "dshow", "-list_devices", "true", "-i", "dummy");

  private final Ffmpeg ffmpeg;

  DshowCameras(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  @Override
  public Availability probe() {
    try {
      return inputs().isEmpty()
          ? Availability.unavailable("no camera is connected", "plug in a camera")
          : Availability.available();
    } catch (CapabilityException e) {
      return Availability.unavailable("the cameras could not be listed", "reinstall ffmpeg");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Availability.unavailable("the cameras were not listed in time", "try again");
    }
  }

  @Override
  public List<CameraInput> inputs() throws CapabilityException, InterruptedException {
    return DeviceReport.dshow(ffmpeg.ask(LIST), "video").stream()
        .map(
            entry ->
                new CameraInput(
                    new Device(entry.id(), entry.name(), "unspecified", "dshow"),
                    List.of("-f", "dshow", "-i", "video=" + entry.name())))
        .toList();
  }

  /// The default microphone has no name in DirectShow, and choosing one is the owner's affair.
  @Override
  public List<String> microphone() {
    return List.of();
  }
}

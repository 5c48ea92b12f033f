package dev.claw.os.mac;

import dev.claw.os.Availability;
import dev.claw.os.Camera.Device;
import dev.claw.os.CapabilityException;
import dev.claw.os.ffmpeg.CameraInput;
import dev.claw.os.ffmpeg.CameraInputs;
import dev.claw.os.ffmpeg.DeviceReport;
import dev.claw.os.ffmpeg.Ffmpeg;
import java.util.List;
import java.util.Locale;

/// The cameras of macOS as ffmpeg lists them.
final class AvFoundationCameras implements CameraInputs {

  private static final List<String> LIST =
      List.of("-f", "avfoundation", "-list_devices", "true", "-i", "");

  private final Ffmpeg ffmpeg;

  AvFoundationCameras(Ffmpeg ffmpeg) {
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
    return DeviceReport.avFoundationCameras(ffmpeg.ask(LIST)).stream()
        .map(AvFoundationCameras::input)
        .toList();
  }

  private static CameraInput input(DeviceReport.Entry entry) {
    boolean front = entry.name().toLowerCase(Locale.ROOT).contains("facetime");
    return new CameraInput(
        new Device(entry.id(), entry.name(), front ? "front" : "external", "avfoundation"),
        List.of("-f", "avfoundation", "-framerate", "30", "-i", entry.id() + ":none"));
  }

  @Override
  public List<String> microphone() {
    return List.of("-f", "avfoundation", "-i", ":default");
  }
}

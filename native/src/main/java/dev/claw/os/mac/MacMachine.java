package dev.claw.os.mac;

import dev.claw.os.Availability.Unavailable;
import dev.claw.os.Machine;
import dev.claw.os.MachineProvider;
import dev.claw.os.MachineSettings;
import dev.claw.os.OperatingSystem;
import dev.claw.os.capture.CapturedScreen;
import dev.claw.os.ffmpeg.CameraInputs;
import dev.claw.os.ffmpeg.Ffmpeg;
import dev.claw.os.ffmpeg.FfmpegCamera;
import dev.claw.os.ffmpeg.ScreenFilmer;
import dev.claw.os.host.Commands;
import dev.claw.os.host.DetectedMachine;
import dev.claw.os.place.Locations;
import dev.claw.os.process.ProcessRunner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// Wires the abilities of a Mac.
public final class MacMachine implements MachineProvider {

  private static final Path SCREENCAPTURE = Path.of("/usr/sbin/screencapture");
  private static final Path OSASCRIPT = Path.of("/usr/bin/osascript");

  private static final Unavailable NO_POSITION =
      new Unavailable(
          "macOS tells its position only to a signed application",
          "configure the place of this machine, or the helper that comes with the Claw app");

  @Override
  public OperatingSystem system() {
    return OperatingSystem.MACOS;
  }

  @Override
  public Machine machine(MachineSettings settings) {
    InstantSource clock = InstantSource.system();
    ProcessRunner processes = new ProcessRunner(settings.environment());
    Commands commands = new Commands(processes);
    Ffmpeg ffmpeg = new Ffmpeg(processes, settings.ffmpeg());
    MachineSettings.CameraInput camera = settings.camera();
    CameraInputs cameras =
        camera == null ? new AvFoundationCameras(ffmpeg) : CameraInputs.configured(camera);
    return new DetectedMachine(
        new CapturedScreen(
            new MacScreenSource(processes, SCREENCAPTURE), new ScreenFilmer(ffmpeg), clock),
        new FfmpegCamera(ffmpeg, cameras),
        Locations.choose(settings, processes, List.of(), NO_POSITION),
        new MacNotifier(processes, Objects.requireNonNullElse(settings.notifyCommand(), OSASCRIPT)),
        new MacHostFacts(commands, settings.environment(), clock),
        new MacPower(commands),
        processes);
  }
}

package dev.claw.os.windows;

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
import java.util.Map;

/// Wires the abilities of a Windows machine.
public final class WindowsMachine implements MachineProvider {

  private static final Unavailable NO_POSITION =
      new Unavailable(
          "Claw does not ask Windows for its position", "configure the place of this machine");

  @Override
  public OperatingSystem system() {
    return OperatingSystem.WINDOWS;
  }

  @Override
  public Machine machine(MachineSettings settings) {
    Map<String, String> environment = settings.environment();
    ProcessRunner processes = new ProcessRunner(environment);
    Path configured = settings.notifyCommand();
    PowerShell shell = new PowerShell(processes, PowerShell.program(environment));
    PowerShell notifying = configured == null ? shell : new PowerShell(processes, configured);
    Ffmpeg ffmpeg = new Ffmpeg(processes, settings.ffmpeg());
    MachineSettings.CameraInput camera = settings.camera();
    CameraInputs cameras =
        camera == null ? new DshowCameras(ffmpeg) : CameraInputs.configured(camera);
    WindowsHostFacts facts = new WindowsHostFacts(new Commands(processes), shell, environment);
    return new DetectedMachine(
        new CapturedScreen(
            new RobotSource(environment), new ScreenFilmer(ffmpeg), InstantSource.system()),
        new FfmpegCamera(ffmpeg, cameras),
        Locations.choose(settings, processes, List.of(), NO_POSITION),
        new WindowsNotifier(notifying),
        facts,
        facts,
        processes);
  }
}

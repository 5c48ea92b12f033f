package dev.claw.os.linux;

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
import dev.claw.os.host.DetectedMachine;
import dev.claw.os.place.Locations;
import dev.claw.os.process.ProcessRunner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Wires the abilities of a Linux machine.
public final class LinuxMachine implements MachineProvider {

  private static final List<Path> WHERE_AM_I =
      List.of(
          Path.of("/usr/libexec/geoclue-2.0/demos/where-am-i"),
          Path.of("/usr/lib/geoclue-2.0/demos/where-am-i"));

  private static final Unavailable NO_POSITION =
      new Unavailable(
          "this machine has no positioning service",
          "configure its place, or install geoclue-2.0 and geoclue-2-demo");

  @Override
  public OperatingSystem system() {
    return OperatingSystem.LINUX;
  }

  @Override
  public Machine machine(MachineSettings settings) {
    return machine(settings, Path.of("/"));
  }

  /// @param root where `/proc`, `/sys`, `/dev` and `/etc` are found
  static Machine machine(MachineSettings settings, Path root) {
    SystemFiles files = new SystemFiles(root);
    ProcessRunner processes = new ProcessRunner(settings.environment());
    Ffmpeg ffmpeg = new Ffmpeg(processes, settings.ffmpeg());
    MachineSettings.CameraInput camera = settings.camera();
    CameraInputs cameras =
        camera == null
            ? new V4l2Cameras(files, new PulseSound(settings.environment()))
            : CameraInputs.configured(camera);
    return new DetectedMachine(
        new CapturedScreen(
            LinuxDesktop.source(settings, processes),
            new ScreenFilmer(ffmpeg),
            InstantSource.system()),
        new FfmpegCamera(ffmpeg, cameras),
        Locations.choose(settings, processes, WHERE_AM_I, NO_POSITION),
        new LinuxNotifier(processes, settings),
        new LinuxHostFacts(files, settings.environment()),
        new LinuxPower(files),
        processes);
  }
}

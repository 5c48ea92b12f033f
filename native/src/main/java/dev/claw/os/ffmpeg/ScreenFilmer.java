package dev.claw.os.ffmpeg;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Media;
import dev.claw.os.Screen.Recording;
import dev.claw.os.Screen.RecordingRequest;

/// Films displays with ffmpeg, whatever the operating system calls them.
public final class ScreenFilmer {

  private final Ffmpeg ffmpeg;

  /// Films with the given program.
  public ScreenFilmer(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /// Whether the program is there.
  public Availability probe() {
    return ffmpeg.probe();
  }

  /// Films what the plan opens.
  public Recording record(RecordingRequest request, FilmPlan plan)
      throws CapabilityException, InterruptedException {
    try {
      Film film = new FilmRecorder(ffmpeg).record(plan);
      return new Recording(
          new Media("mp4", film.mp4()),
          plan.duration(),
          request.framesPerSecond(),
          request.screenIndex(),
          film.audio());
    } catch (FfmpegException e) {
      Code code = e.isRefusal() ? Code.SCREEN_PERMISSION_REQUIRED : Code.SCREEN_UNAVAILABLE;
      throw new CapabilityException(
          code,
          "The screen could not be filmed ("
              + e.lastLine()
              + "): check that a desktop session is open and that Claw may record it",
          e);
    }
  }
}

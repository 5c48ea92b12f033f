package dev.claw.os.ffmpeg;

import dev.claw.os.CapabilityException;
import dev.claw.os.ffmpeg.Ffmpeg.Job;
import java.util.ArrayList;
import java.util.List;

/// Films to H.264 in MP4, the one kind every client plays.
final class FilmRecorder {

  private final Ffmpeg ffmpeg;

  FilmRecorder(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /// Films; without sound where the sound input cannot be opened, since a silent film is better
  /// than none and says so.
  Film record(FilmPlan plan) throws CapabilityException, FfmpegException, InterruptedException {
    if (!plan.sound().isEmpty()) {
      try {
        return new Film(ffmpeg.produce(job(plan)), true);
      } catch (FfmpegException e) {
        return new Film(ffmpeg.produce(job(plan.silent())), false);
      }
    }
    return new Film(ffmpeg.produce(job(plan.silent())), false);
  }

  private static Job job(FilmPlan plan) {
    List<String> arguments = new ArrayList<>(plan.picture());
    arguments.addAll(plan.sound());
    arguments.addAll(List.of("-t", FfmpegCamera.seconds(plan.duration())));
    // H.264 with 4:2:0 colours needs even sides.
    arguments.addAll(List.of("-vf", "crop=trunc(iw/2)*2:trunc(ih/2)*2"));
    arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
    arguments.addAll(plan.sound().isEmpty() ? List.of("-an") : List.of("-c:a", "aac"));
    arguments.addAll(List.of("-movflags", "+faststart", "-y"));
    return new Job(arguments, plan.environment(), "mp4", plan.duration());
  }
}

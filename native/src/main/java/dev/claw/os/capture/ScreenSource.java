package dev.claw.os.capture;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Screen.Display;
import dev.claw.os.Screen.RecordingRequest;
import dev.claw.os.ffmpeg.FilmPlan;
import dev.claw.os.image.Raster;
import java.util.List;

/// How one window system shows what is on its displays.
public interface ScreenSource {

  /// Whether a picture can be taken now.
  Availability probe();

  /// Whether a film can be taken now, ffmpeg aside.
  Availability probeFilm();

  /// The displays.
  List<Display> displays() throws CapabilityException, InterruptedException;

  /// Copies what a display shows.
  Raster capture(int index) throws CapabilityException, InterruptedException;

  /// How ffmpeg opens a display.
  FilmPlan film(RecordingRequest request) throws CapabilityException, InterruptedException;

  /// Whether this system hands out black pictures instead of saying that it refuses.
  default boolean blackMeansRefused() {
    return false;
  }

  /// What to say about an index that is too large.
  static CapabilityException noSuchScreen(int index, int count) {
    return new CapabilityException(
        Code.INVALID_REQUEST,
        "There is no screen "
            + index
            + ": this machine has "
            + count
            + ", and the first is number 0");
  }
}

package dev.claw.os.linux;

import dev.claw.os.Availability;
import dev.claw.os.Availability.Unavailable;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Screen.Display;
import dev.claw.os.Screen.RecordingRequest;
import dev.claw.os.capture.ScreenSource;
import dev.claw.os.ffmpeg.FilmPlan;
import dev.claw.os.image.Raster;
import java.util.List;

/// A machine without a desktop session.
record NoDesktop(Unavailable why) implements ScreenSource {

  @Override
  public Availability probe() {
    return why;
  }

  @Override
  public Availability probeFilm() {
    return why;
  }

  @Override
  public List<Display> displays() throws CapabilityException {
    throw refusal();
  }

  @Override
  public Raster capture(int index) throws CapabilityException {
    throw refusal();
  }

  @Override
  public FilmPlan film(RecordingRequest request) throws CapabilityException {
    throw refusal();
  }

  private CapabilityException refusal() {
    return new CapabilityException(Code.SCREEN_UNAVAILABLE, why.reason() + ": " + why.fix());
  }
}

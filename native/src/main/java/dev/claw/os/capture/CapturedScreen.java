package dev.claw.os.capture;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Screen;
import dev.claw.os.ffmpeg.ScreenFilmer;
import dev.claw.os.image.PictureCodec;
import dev.claw.os.image.Raster;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Scales, encodes and judges what a [ScreenSource] copies.
public final class CapturedScreen implements Screen {

  private final ScreenSource source;
  private final ScreenFilmer filmer;
  private final InstantSource clock;

  /// A screen over the given window system.
  public CapturedScreen(ScreenSource source, ScreenFilmer filmer, InstantSource clock) {
    this.source = source;
    this.filmer = filmer;
    this.clock = clock;
  }

  @Override
  public Availability probe() {
    return source.probe();
  }

  @Override
  public Availability probeRecording() {
    Availability screen = source.probeFilm();
    return screen.isAvailable() ? filmer.probe() : screen;
  }

  @Override
  public List<Display> displays() throws CapabilityException, InterruptedException {
    probe().require(Code.SCREEN_UNAVAILABLE);
    return source.displays();
  }

  @Override
  public Picture snapshot(SnapshotRequest request)
      throws CapabilityException, InterruptedException {
    probe().require(Code.SCREEN_UNAVAILABLE);
    Instant now = clock.instant();
    Raster full = source.capture(request.screenIndex());
    boolean black = full.isBlack();
    if (black && source.blackMeansRefused()) {
      throw new CapabilityException(
          Code.SCREEN_PERMISSION_REQUIRED,
          "The picture of the screen is black because the system withholds it: allow Claw to record"
              + " the screen in the privacy settings, then start it again");
    }
    Raster scaled = full.fitWidth(request.maxWidth());
    try {
      return new Picture(
          PictureCodec.encode(scaled, request.format(), request.quality()),
          scaled.width(),
          scaled.height(),
          request.screenIndex(),
          now,
          black);
    } catch (IOException e) {
      throw new CapabilityException(
          Code.SCREEN_UNAVAILABLE, "The picture of the screen could not be encoded: try again", e);
    }
  }

  @Override
  public Recording record(RecordingRequest request)
      throws CapabilityException, InterruptedException {
    probeRecording().require(Code.SCREEN_UNAVAILABLE);
    return filmer.record(request, source.film(request));
  }
}

package dev.claw.os.ffmpeg;

import dev.claw.os.Availability;
import dev.claw.os.Camera;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Media;
import dev.claw.os.ffmpeg.Ffmpeg.Job;
import dev.claw.os.image.PictureCodec;
import dev.claw.os.image.PictureSize;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cameras read by ffmpeg, whatever the operating system calls them.
public final class FfmpegCamera implements Camera {

  /// JPEG quantiser scales of ffmpeg: 2 is best, 31 is worst.
  private static final int BEST = 2;

  private static final int WORST = 31;

  private final Ffmpeg ffmpeg;
  private final CameraInputs inputs;

  /// Reads the given cameras with the given program.
  public FfmpegCamera(Ffmpeg ffmpeg, CameraInputs inputs) {
    this.ffmpeg = ffmpeg;
    this.inputs = inputs;
  }

  @Override
  public Availability probe() {
    Availability program = ffmpeg.probe();
    return program.isAvailable() ? inputs.probe() : program;
  }

  @Override
  public List<Device> list() throws CapabilityException, InterruptedException {
    return inputs.inputs().stream().map(CameraInput::device).toList();
  }

  @Override
  public Photo snap(SnapRequest request) throws CapabilityException, InterruptedException {
    probe().require(Code.CAMERA_UNAVAILABLE);
    CameraInput camera = choose(request.deviceId(), request.facing());
    List<String> arguments = new ArrayList<>(camera.arguments());
    if (!request.delay().isZero()) {
      arguments.addAll(List.of("-ss", seconds(request.delay())));
    }
    if (request.maxWidth() > 0) {
      arguments.addAll(List.of("-vf", "scale='min(" + request.maxWidth() + ",iw)':-2"));
    }
    long scale = BEST + Math.round((1 - request.quality()) * (WORST - BEST));
    arguments.addAll(
        List.of("-an", "-frames:v", "1", "-q:v", Long.toString(scale), "-update", "1", "-y"));
    byte[] jpeg = produce(new Job(arguments, Map.of(), "jpg", request.delay()), camera);
    PictureSize size = size(jpeg);
    return new Photo(new Media("jpg", jpeg), size.width(), size.height());
  }

  @Override
  public Clip clip(ClipRequest request) throws CapabilityException, InterruptedException {
    probe().require(Code.CAMERA_UNAVAILABLE);
    CameraInput camera = choose(request.deviceId(), request.facing());
    List<String> microphone = request.includeAudio() ? inputs.microphone() : List.of();
    try {
      Film film =
          new FilmRecorder(ffmpeg)
              .record(new FilmPlan(camera.arguments(), microphone, Map.of(), request.duration()));
      return new Clip(new Media("mp4", film.mp4()), request.duration(), film.audio());
    } catch (FfmpegException e) {
      throw failure(camera, e);
    }
  }

  private byte[] produce(Job job, CameraInput camera)
      throws CapabilityException, InterruptedException {
    try {
      return ffmpeg.produce(job);
    } catch (FfmpegException e) {
      throw failure(camera, e);
    }
  }

  private static CapabilityException failure(CameraInput camera, FfmpegException cause) {
    String name = camera.device().name();
    return cause.isRefusal()
        ? new CapabilityException(
            Code.CAMERA_PERMISSION_REQUIRED,
            "The system does not let Claw use the camera "
                + name
                + ": allow it in the privacy settings, or add the user to the group video",
            cause)
        : new CapabilityException(
            Code.CAMERA_UNAVAILABLE,
            "The camera "
                + name
                + " gave no picture ("
                + cause.lastLine()
                + "): check that it is plugged in and not in use",
            cause);
  }

  private CameraInput choose(@Nullable String deviceId, @Nullable Facing facing)
      throws CapabilityException, InterruptedException {
    List<CameraInput> present = inputs.inputs();
    Optional<CameraInput> chosen =
        deviceId == null
            ? preferred(present, facing)
            : present.stream().filter(one -> one.device().id().equals(deviceId)).findFirst();
    return chosen.orElseThrow(
        () ->
            new CapabilityException(
                Code.CAMERA_UNAVAILABLE,
                "There is no such camera here now: camera.list shows those that are"));
  }

  private static Optional<CameraInput> preferred(
      List<CameraInput> present, @Nullable Facing facing) {
    if (facing == null) {
      return present.stream().findFirst();
    }
    String position = facing.name().toLowerCase(Locale.ROOT);
    return present.stream()
        .filter(one -> one.device().position().equals(position))
        .findFirst()
        .or(() -> present.stream().findFirst());
  }

  private static PictureSize size(byte[] jpeg) throws CapabilityException {
    try {
      return PictureCodec.size(jpeg);
    } catch (IOException e) {
      throw new CapabilityException(
          Code.CAMERA_UNAVAILABLE, "The camera gave no readable picture: try again", e);
    }
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%d.%03d", duration.toSeconds(), duration.toMillisPart());
  }
}

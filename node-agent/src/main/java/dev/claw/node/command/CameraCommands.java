package dev.claw.node.command;

import dev.claw.node.invoke.Invocation;
import dev.claw.node.invoke.RefusedException;
import dev.claw.os.Camera;
import dev.claw.os.CapabilityException;
import dev.claw.protocol.command.CameraClip;
import dev.claw.protocol.command.CameraFacing;
import dev.claw.protocol.command.CameraList;
import dev.claw.protocol.command.CameraSnap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// `camera.list`, `camera.snap` and `camera.clip`.
final class CameraCommands {
  private final Camera camera;

  CameraCommands(Camera camera) {
    this.camera = camera;
  }

  CameraList.Cameras list() throws CapabilityException, InterruptedException {
    return new CameraList.Cameras(
        camera.list().stream()
            .map(
                device ->
                    new CameraList.Device(
                        device.id(), device.name(), device.position(), device.deviceType()))
            .toList());
  }

  CameraSnap.Photo snap(CameraSnap request)
      throws CapabilityException, RefusedException, InterruptedException {
    var usual = Camera.SnapRequest.defaults();
    Camera.Photo photo =
        camera.snap(
            new Camera.SnapRequest(
                facing(request.facing()),
                request.maxWidth() == null ? usual.maxWidth() : request.maxWidth(),
                request.quality() == null ? usual.quality() : request.quality(),
                request.deviceId(),
                request.delayMs() == null ? usual.delay() : Duration.ofMillis(request.delayMs())));
    return new CameraSnap.Photo(
        photo.media().format(), MediaText.base64(photo.media()), photo.width(), photo.height());
  }

  CameraClip.Film clip(CameraClip request, Invocation invocation)
      throws CapabilityException, RefusedException, InterruptedException {
    var usual = Camera.ClipRequest.defaults();
    Duration length =
        request.durationMs() == null ? usual.duration() : Duration.ofMillis(request.durationMs());
    var wanted =
        new Camera.ClipRequest(
            facing(request.facing()),
            length,
            request.includeAudio() == null ? usual.includeAudio() : request.includeAudio(),
            request.deviceId());
    try (var _ = new ProgressTicker(invocation, length)) {
      Camera.Clip film = camera.clip(wanted);
      return new CameraClip.Film(
          film.media().format(),
          MediaText.base64(film.media()),
          film.duration().toMillis(),
          film.audio());
    }
  }

  private static Camera.@Nullable Facing facing(@Nullable CameraFacing wanted) {
    return switch (wanted) {
      case FRONT -> Camera.Facing.FRONT;
      case BACK -> Camera.Facing.BACK;
      case null -> null;
    };
  }
}

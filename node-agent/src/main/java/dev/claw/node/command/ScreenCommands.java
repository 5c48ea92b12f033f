package dev.claw.node.command;

import dev.claw.node.invoke.Invocation;
import dev.claw.node.invoke.RefusedException;
import dev.claw.os.CapabilityException;
import dev.claw.os.Screen;
import dev.claw.protocol.command.ScreenRecord;
import dev.claw.protocol.command.ScreenSnapshot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// `screen.snapshot` and `screen.record`.
final class ScreenCommands {
  private final Screen screen;

  ScreenCommands(Screen screen) {
    this.screen = screen;
  }

  ScreenSnapshot.Taken snapshot(ScreenSnapshot request)
      throws CapabilityException, RefusedException, InterruptedException {
    var usual = Screen.SnapshotRequest.defaults();
    Screen.Picture picture =
        screen.snapshot(
            new Screen.SnapshotRequest(
                orElse(request.screenIndex(), usual.screenIndex()),
                orElse(request.maxWidth(), usual.maxWidth()),
                orElse(request.quality(), usual.quality()),
                format(request.format())));
    return new ScreenSnapshot.Taken(
        picture.media().format(),
        MediaText.base64(picture.media()),
        picture.screenIndex(),
        picture.width(),
        picture.height(),
        picture.capturedAt().toEpochMilli(),
        picture.black() ? true : null);
  }

  ScreenRecord.Film record(ScreenRecord request, Invocation invocation)
      throws CapabilityException, RefusedException, InterruptedException {
    var usual = Screen.RecordingRequest.defaults();
    Duration length =
        request.durationMs() == null ? usual.duration() : Duration.ofMillis(request.durationMs());
    var wanted =
        new Screen.RecordingRequest(
            orElse(request.screenIndex(), usual.screenIndex()),
            length,
            orElse(request.fps(), usual.framesPerSecond()),
            orElse(request.includeAudio(), usual.includeAudio()));
    try (var _ = new ProgressTicker(invocation, length)) {
      Screen.Recording film = screen.record(wanted);
      return new ScreenRecord.Film(
          film.media().format(),
          MediaText.base64(film.media()),
          film.duration().toMillis(),
          film.framesPerSecond(),
          film.screenIndex(),
          film.audio());
    }
  }

  private static Screen.Format format(@Nullable String wireName) {
    if (wireName == null || wireName.equals("png")) {
      return Screen.Format.PNG;
    }
    return Screen.Format.JPEG;
  }

  private static <T> T orElse(@Nullable T value, T other) {
    return value == null ? other : value;
  }
}

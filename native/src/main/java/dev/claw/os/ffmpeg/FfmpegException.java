package dev.claw.os.ffmpeg;

import java.io.Serial;
import java.util.Locale;

/// ffmpeg wrote nothing. The message is the last thing it said.
final class FfmpegException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  FfmpegException(String lastLine) {
    super(lastLine);
  }

  String lastLine() {
    return String.valueOf(getMessage());
  }

  /// Whether the system refused access, as opposed to there being nothing to access.
  boolean isRefusal() {
    String text = lastLine().toLowerCase(Locale.ROOT);
    return text.contains("permission denied")
        || text.contains("not permitted")
        || text.contains("not authorized");
  }
}

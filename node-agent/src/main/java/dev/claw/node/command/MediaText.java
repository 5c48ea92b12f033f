package dev.claw.node.command;

import dev.claw.node.invoke.RefusedException;
import dev.claw.os.Media;
import java.util.Base64;

/// Pictures and films as the wire carries them.
final class MediaText {
  /// Three bytes become four characters, and one message holds 15 MiB of them.
  private static final int LARGEST = 11 << 20;

  private MediaText() {}

  static String base64(Media media) throws RefusedException {
    if (media.size() > LARGEST) {
      throw new RefusedException(
          "PAYLOAD_TOO_LARGE",
          "The "
              + media.format()
              + " has "
              + media.size()
              + " bytes, more than fits one message; ask for a smaller width, a shorter time or"
              + " jpeg.");
    }
    return Base64.getEncoder().encodeToString(media.bytes());
  }
}

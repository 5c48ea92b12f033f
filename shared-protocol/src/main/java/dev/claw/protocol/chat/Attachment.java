package dev.claw.protocol.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// A file that goes with a message.
///
/// @param content base64
public record Attachment(
    @Nullable Kind type,
    @Nullable String mimeType,
    @Nullable String fileName,
    String content,
    @Nullable Long sizeBytes,
    @Nullable Long durationMs,
    @Nullable Integer width,
    @Nullable Integer height) {

  /// Most files with one message.
  public static final int MAX_COUNT = 32;

  public Attachment {
    Require.present(content, "content");
    Require.atMost(mimeType, "mimeType", 256);
    Require.atMost(fileName, "fileName", 512);
  }

  @Override
  public String toString() {
    return "Attachment[" + mimeType + ", " + content.length() + " characters]";
  }

  /// Picture or not.
  public enum Kind {
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("file")
    FILE
  }
}

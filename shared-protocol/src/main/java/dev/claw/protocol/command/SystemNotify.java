package dev.claw.protocol.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Shows a notification.
///
/// @param sound a sound's name, or `none`
/// @param delivery `system`, `overlay` or `auto`
public record SystemNotify(
    String title,
    String body,
    @Nullable String sound,
    @Nullable Priority priority,
    @Nullable String delivery)
    implements NodeCommand {

  public SystemNotify {
    title = title == null ? "" : Require.text(title, "title", 1_000);
    body = body == null ? "" : Require.text(body, "body", 10_000);
    if (title.isBlank() && body.isBlank()) {
      throw new InvalidFieldException("title", "title or body is required");
    }
    Require.atMost(sound, "sound", 128);
    Require.atMost(delivery, "delivery", 32);
  }

  /// Whether it may make a sound: silence has to be asked for.
  public boolean audible() {
    return sound == null || !(sound.isBlank() || sound.equalsIgnoreCase("none"));
  }

  /// How much it may disturb.
  public enum Priority {
    @JsonProperty("passive")
    PASSIVE,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("timeSensitive")
    TIME_SENSITIVE
  }
}

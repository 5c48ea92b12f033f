package dev.claw.protocol.health;

import dev.claw.protocol.Require;
import dev.claw.protocol.connect.PresenceEntry;
import java.util.List;

/// Payload of `presence`: everyone who is there.
public record PresencePublished(List<PresenceEntry> presence) {
  /// The event's name.
  public static final String EVENT = "presence";

  public PresencePublished {
    presence = Require.list(presence, "presence", Integer.MAX_VALUE);
  }
}

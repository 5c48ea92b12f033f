package dev.claw.protocol.node;

import org.jspecify.annotations.Nullable;

/// The answer to a node's event. Reports on runs that match one are answered with `ok` alone.
///
/// @param reason a word on what was done, or why nothing was
public record EventTaken(
    boolean ok, @Nullable String event, @Nullable Boolean handled, @Nullable String reason) {

  /// Taken.
  public static final EventTaken PLAIN = new EventTaken(true, null, null, null);

  /// Something was done.
  public static EventTaken handled(NodeEvent event, String reason) {
    return new EventTaken(true, event.event(), true, reason);
  }

  /// Nothing was done.
  public static EventTaken ignored(NodeEvent event, String reason) {
    return new EventTaken(true, event.event(), false, reason);
  }
}

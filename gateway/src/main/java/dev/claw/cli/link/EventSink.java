package dev.claw.cli.link;

import dev.claw.protocol.Frame;

/// Takes the events of a session, in order, on a thread of the session.
@FunctionalInterface
public interface EventSink {
  /// Takes no notice.
  EventSink NONE = event -> {};

  /// Something happened.
  void event(Frame.Event event);
}

package dev.claw.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One message on the socket: a JSON object in a text frame.
public sealed interface Frame {

  /// A client asks; answered by a [Response] with the same id.
  ///
  /// @param id chosen by the client, unique on its connection, at most 256 characters
  record Request(String id, String method, @Nullable JsonNode params) implements Frame {
    public Request {
      Require.atMost(Require.nonEmpty(id, "id"), "id", 256);
      Require.atMost(Require.nonEmpty(method, "method"), "method", 256);
    }
  }

  /// The answer to a request. Some methods answer twice: accepted, then the end.
  record Response(String id, boolean ok, @Nullable JsonNode payload, @Nullable WireError error)
      implements Frame {}

  /// Something happened. `seq` counts the broadcasts considered for this connection; a gap means
  /// that some were dropped.
  record Event(
      String event,
      @Nullable JsonNode payload,
      @Nullable Long seq,
      @Nullable StateVersion stateVersion)
      implements Frame {}

  /// Counters that grow with each publication of presence and of health.
  record StateVersion(long presence, long health) {}
}

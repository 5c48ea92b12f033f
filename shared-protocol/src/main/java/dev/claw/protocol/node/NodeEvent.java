package dev.claw.protocol.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Something a node reports; the parameters of `node.event`.
///
/// @param payload the facts as JSON; `payloadJSON` wins where both are there
public record NodeEvent(String event, @Nullable JsonNode payload, @Nullable String payloadJSON) {

  /// The method that takes it.
  public static final String METHOD = "node.event";

  /// The event that carries [HostStats].
  public static final String HOST_STATS = "node.host.stats";

  /// The events that carry an [ExecEvent].
  public static final String EXEC_STARTED = "exec.started";

  /// See [#EXEC_STARTED].
  public static final String EXEC_FINISHED = "exec.finished";

  /// See [#EXEC_STARTED].
  public static final String EXEC_DENIED = "exec.denied";

  /// Our addition, carries a [PowerReport]; only sent to gateways that announce the capability of
  /// the same name.
  public static final String POWER = "claw.power";

  public NodeEvent {
    Require.atMost(Require.nonEmpty(event, "event"), "event", 256);
  }

  /// An event whose payload is any value the mapper can write.
  public static NodeEvent of(String event, Object payload) {
    return new NodeEvent(event, null, FrameCodec.json(payload));
  }
}

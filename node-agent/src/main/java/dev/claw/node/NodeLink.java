package dev.claw.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.node.invoke.InvokeDesk;
import dev.claw.node.surface.Surface;
import dev.claw.protocol.Frame;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
import dev.claw.protocol.client.Closed;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.client.GatewayLink;
import dev.claw.protocol.client.Handshake;
import dev.claw.protocol.client.LinkState;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.identity.DevicePublicKey;
import dev.claw.protocol.identity.InvalidKeyException;
import dev.claw.protocol.node.NodeInvokeCancel;
import dev.claw.protocol.node.NodeInvokeRequest;
import dev.claw.protocol.node.NodePairResolved;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The node's side of its link: introduces itself, hands invocations to the desk, and tells where
/// it stands.
final class NodeLink implements GatewayLink.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(NodeLink.class);

  /// What the link works with.
  ///
  /// @param surface what is offered at this moment
  /// @param states told each change
  /// @param reconnect drops the connection and comes back at once
  record Parts(
      NodeIntroduction introduction,
      Admission admission,
      RefusalRules rules,
      InvokeDesk desk,
      Supplier<Surface> surface,
      Consumer<NodeState> states,
      Runnable reconnect) {}

  private final Parts parts;
  private final Consumer<GatewayConnection> whenReady;
  private volatile @Nullable Surface announced;
  private volatile @Nullable ConnectionLine line;
  private volatile @Nullable NodeState verdict;

  NodeLink(Parts parts, Consumer<GatewayConnection> whenReady) {
    this.parts = parts;
    this.whenReady = whenReady;
  }

  /// What the gateway was told last; null before the first attempt.
  @Nullable Surface announced() {
    return announced;
  }

  @Override
  public Handshake handshake() {
    Surface surface = parts.surface().get();
    announced = surface;
    return parts.introduction().handshake(surface, parts.admission().auth());
  }

  @Override
  public void connected(GatewayConnection connection) {
    line = new ConnectionLine(connection);
    if (isImpostor(connection)) {
      LOG.error("The gateway shows another key than its pairing link; the connection is given up");
      verdict =
          new NodeState.Refused(
              "GATEWAY_KEY_MISMATCH",
              "The gateway at this address is not the one of the pairing link; pair again if that"
                  + " is right.",
              Duration.ofSeconds(1));
      connection.close();
      return;
    }
    HelloOk.Granted granted = connection.hello().auth();
    if (granted != null && granted.deviceToken() != null) {
      parts.admission().admitted(granted.deviceToken());
    }
    parts.states().accept(parts.admission().isAdmitted() ? ready() : waiting(connection));
    whenReady.accept(connection);
  }

  @Override
  public void event(GatewayConnection connection, Frame.Event event) {
    ConnectionLine current = line;
    if (current == null) {
      return;
    }
    switch (event.event()) {
      case NodeInvokeRequest.EVENT -> {
        NodeInvokeRequest request = read(event, NodeInvokeRequest.class);
        if (request != null) {
          parts.desk().request(current, request);
        }
      }
      case NodeInvokeCancel.EVENT -> {
        NodeInvokeCancel cancel = read(event, NodeInvokeCancel.class);
        if (cancel != null) {
          parts.desk().cancel(cancel);
        }
      }
      case NodePairResolved.EVENT -> resolved(read(event, NodePairResolved.class));
      default -> LOG.trace("Event {} is not for a node", event.event());
    }
  }

  @Override
  public void state(LinkState state) {
    switch (state) {
      case LinkState.Connecting _ ->
          parts.states().accept(new NodeState.Connecting(parts.admission().gateway()));
      case LinkState.Connected _ -> {}
      case LinkState.Waiting waiting -> {
        NodeState told = verdict;
        verdict = null;
        parts
            .states()
            .accept(
                told == null
                    ? new NodeState.Offline(reason(waiting.reason()), waiting.pause())
                    : told);
      }
      case LinkState.Stopped stopped ->
          parts.states().accept(new NodeState.Stopped(stopped.reason()));
    }
  }

  @Override
  public GatewayLink.Next after(@Nullable WireError refusal, Closed closed) {
    line = null;
    if (verdict != null) {
      return new GatewayLink.Next.Retry();
    }
    RefusalRules.Verdict decided = parts.rules().after(refusal, closed);
    verdict = decided.state();
    return decided.next();
  }

  private void resolved(@Nullable NodePairResolved resolved) {
    if (resolved == null
        || !resolved.nodeId().equals(parts.introduction().identity().id().value())) {
      return;
    }
    switch (resolved.decision()) {
      case APPROVED -> {
        LOG.info("The gateway's owner has approved this node");
        if (!parts.admission().isAdmitted()) {
          parts.reconnect().run();
        }
      }
      case REJECTED -> LOG.warn("The gateway's owner has rejected what this node asked for");
      case REMOVED -> LOG.warn("The gateway's owner has removed this node");
    }
  }

  private NodeState ready() {
    return new NodeState.Ready(parts.admission().gateway());
  }

  private NodeState waiting(GatewayConnection connection) {
    return new NodeState.Waiting(
        parts.admission().gateway(),
        parts.introduction().identity().id().brief(),
        check(connection.gatewayKey()));
  }

  /// The digits both owners compare; null where the gateway shows no key.
  private @Nullable String check(@Nullable String gatewayKey) {
    try {
      return gatewayKey == null
          ? null
          : DevicePublicKey.parse(gatewayKey)
              .checkWith(parts.introduction().identity().publicKey());
    } catch (InvalidKeyException e) {
      LOG.warn("The gateway's key is no key");
      return null;
    }
  }

  private boolean isImpostor(GatewayConnection connection) {
    String expected = parts.admission().gatewayKey();
    return expected != null && !expected.equals(connection.gatewayKey());
  }

  private static String reason(String reason) {
    return reason.isBlank() ? "the connection ended" : reason;
  }

  private static <T> @Nullable T read(Frame.Event event, Class<T> type) {
    JsonNode payload = event.payload();
    try {
      if (payload != null && payload.isObject()) {
        return StrictJson.open().treeToValue(payload, type);
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      LOG.warn("The gateway sent a {} this node does not understand", event.event());
    }
    return null;
  }
}

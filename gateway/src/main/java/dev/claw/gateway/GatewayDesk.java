package dev.claw.gateway;

import dev.claw.gateway.auth.Authenticator;
import dev.claw.gateway.auth.Challenge;
import dev.claw.gateway.auth.HandshakeOutcome;
import dev.claw.gateway.auth.PeerAddress;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.ConnectionListener;
import dev.claw.gateway.rpc.Dispatcher;
import dev.claw.gateway.transport.Desk;
import dev.claw.gateway.transport.Lifecycle;
import dev.claw.protocol.Frame;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.HelloOk;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins the socket layer with authentication, dispatch and the features that follow connections.
final class GatewayDesk implements Desk {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayDesk.class);

  private final String gatewayKey;
  private final InstantSource clock;
  private volatile Lifecycle lifecycle = Lifecycle.STARTING;
  private volatile Parts parts = Parts.NONE;

  /// What is there once the gateway has been put together.
  record Parts(
      Authenticator authenticator,
      Dispatcher dispatcher,
      BiFunction<Caller, HelloOk.Granted, HelloOk> hello,
      List<ConnectionListener> listeners) {

    @SuppressWarnings("NullAway") // never used before `ready`, which the lifecycle guards
    private static final Parts NONE = new Parts(null, null, null, List.of());
  }

  GatewayDesk(String gatewayKey, InstantSource clock) {
    this.gatewayKey = gatewayKey;
    this.clock = clock;
  }

  void ready(Parts newParts) {
    parts = newParts;
    lifecycle = Lifecycle.READY;
  }

  void stopping() {
    lifecycle = Lifecycle.STOPPING;
  }

  @Override
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  @Override
  public String gatewayKey() {
    return gatewayKey;
  }

  @Override
  public long nowMs() {
    return clock.millis();
  }

  @Override
  public HandshakeOutcome authenticate(
      String connectionId, ConnectParams params, PeerAddress peer, Challenge challenge) {
    return parts.authenticator().authenticate(connectionId, params, peer, challenge);
  }

  @Override
  public HelloOk hello(Caller caller, HelloOk.Granted granted) {
    return parts.hello().apply(caller, granted);
  }

  @Override
  public Dispatcher.Reply dispatch(Caller caller, Frame.Request request)
      throws InterruptedException {
    return parts.dispatcher().dispatch(caller, request);
  }

  @Override
  public void connected(Caller caller, ConnectParams params) {
    LOG.info(
        "{} {} connected from {}",
        caller.role().wireName(),
        caller.client().id().wireName(),
        caller.remoteAddress());
    parts.listeners().forEach(listener -> listener.connected(caller, params));
  }

  @Override
  public void disconnected(Caller caller, String reason) {
    LOG.info(
        "{} {} from {} is gone: {}",
        caller.role().wireName(),
        caller.client().id().wireName(),
        caller.remoteAddress(),
        reason);
    parts.listeners().forEach(listener -> listener.disconnected(caller, reason));
  }
}

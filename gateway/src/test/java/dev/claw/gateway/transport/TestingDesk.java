package dev.claw.gateway.transport;

import dev.claw.gateway.auth.Challenge;
import dev.claw.gateway.auth.HandshakeOutcome;
import dev.claw.gateway.auth.PeerAddress;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Dispatcher;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.HelloOk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A gateway behind the socket layer that lets everybody in. `wait` is answered when it is let go,
/// `big` with as many characters as asked for, everything else at once.
final class TestingDesk implements Desk {
  final CountDownLatch release = new CountDownLatch(1);
  final AtomicInteger connected = new AtomicInteger();
  final ConcurrentLinkedQueue<String> ends = new ConcurrentLinkedQueue<>();
  volatile Lifecycle lifecycle = Lifecycle.READY;
  volatile Runnable duringHandshake = () -> {};

  @Override
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  @Override
  public String gatewayKey() {
    return "key";
  }

  @Override
  public long nowMs() {
    return 1_700_000_000_000L;
  }

  @Override
  public HandshakeOutcome authenticate(
      String connectionId, ConnectParams params, PeerAddress peer, Challenge challenge) {
    duringHandshake.run();
    var caller =
        new Caller(connectionId, Role.OPERATOR, Scopes.ALL, null, params.client(), peer.address());
    return new HandshakeOutcome.Welcomed(
        caller, params, new HelloOk.Granted("none", Role.OPERATOR, List.of(), null, null));
  }

  @Override
  public HelloOk hello(Caller caller, HelloOk.Granted granted) {
    var server = new HelloOk.Server("1", caller.connectionId(), null, "boot");
    var features = new HelloOk.Features(List.of(), List.of(), List.of());
    var snapshot =
        new HelloOk.Snapshot(
            List.of(),
            com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode(),
            new Frame.StateVersion(1, 1),
            1,
            new HelloOk.SessionDefaults("main", "main", "agent:main:main", "per-sender", false),
            "none",
            Map.of("phase", "accepting"));
    return HelloOk.of(server, features, snapshot, granted, HelloOk.Policy.STANDARD);
  }

  @Override
  public Dispatcher.Reply dispatch(Caller caller, Frame.Request request)
      throws InterruptedException {
    if (request.method().equals("wait")) {
      release.await();
    }
    String payload =
        request.method().equals("big") && request.params() != null
            ? "x".repeat(request.params().asInt())
            : "ok";
    return new Dispatcher.Reply(FrameCodec.ok(request.id(), payload), false);
  }

  @Override
  public void connected(Caller caller, ConnectParams params) {
    connected.incrementAndGet();
  }

  @Override
  public void disconnected(Caller caller, String reason) {
    connected.decrementAndGet();
    ends.add(reason);
  }
}

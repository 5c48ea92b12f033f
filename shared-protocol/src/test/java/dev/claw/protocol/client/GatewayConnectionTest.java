package dev.claw.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.protocol.CloseCode;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Params;
import dev.claw.protocol.Role;
import dev.claw.protocol.WireError;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.DeviceClaim;
import dev.claw.protocol.identity.DeviceIdentity;
import dev.claw.protocol.identity.DeviceProof;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One connection against a real socket.
@Timeout(60)
class GatewayConnectionTest {
  private static final ConnectParams OPERATOR =
      ConnectParams.of(
              ClientInfo.of(ClientId.CLI, ClientMode.CLI, "1", "linux"),
              Role.OPERATOR,
              List.of("operator.read"))
          .withAuth(ConnectAuth.sharedToken("secret"));
  private static final Handshake HANDSHAKE = new Handshake(OPERATOR, null);

  private final Sockets sockets = new Sockets();
  private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

  @AfterEach
  void closeSockets() {
    sockets.close();
  }

  private GatewayConnection open(TestingGateway gateway) throws Exception {
    return GatewayConnection.open(
        sockets, gateway.url(), HANDSHAKE, (_, event) -> seen.add(event.event()));
  }

  @Test
  void aDeviceProvesItselfInTheHandshake() throws Exception {
    DeviceIdentity identity = DeviceIdentity.generate();
    try (var gateway =
            new TestingGateway(
                peer -> {
                  seen.add(peer.welcome());
                  peer.awaitClose();
                });
        GatewayConnection connection =
            GatewayConnection.open(
                sockets, gateway.url(), new Handshake(OPERATOR, identity), (_, _) -> {})) {
      assertThat(connection.hello().protocol()).isEqualTo(4);
      Frame.Request connect = (Frame.Request) seen.take();
      ConnectParams params = Params.read(connect.params(), ConnectParams.class);
      DeviceClaim claim = params.device();
      assertThat(claim).isNotNull();
      String proof =
          DeviceProof.version3(params, identity.id(), TestingPeer.NOW, TestingPeer.NONCE);
      assertThat(identity.publicKey().verifies(proof, claim.signature())).isTrue();
    }
  }

  @Test
  void answersReachTheirCallersInAnyOrder() throws Exception {
    try (var gateway =
            new TestingGateway(
                peer -> {
                  peer.welcome();
                  Frame.Request first = peer.request();
                  Frame.Request second = peer.request();
                  peer.send(FrameCodec.ok(second.id(), second.params()));
                  peer.send(FrameCodec.ok("none", Map.of()));
                  peer.send(FrameCodec.ok(first.id(), first.params()));
                  peer.awaitClose();
                });
        GatewayConnection connection = open(gateway);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> one =
          threads.submit(() -> connection.call("echo", Map.of("n", 1)).path("n").asInt());
      Future<?> two =
          threads.submit(() -> connection.call("echo", Map.of("n", 2)).path("n").asInt());
      assertThat(one.get()).isEqualTo(1);
      assertThat(two.get()).isEqualTo(2);
    }
  }

  @Test
  void aRefusalArrivesWithItsReason() throws Exception {
    WireError error = WireError.of(ErrorCode.FORBIDDEN, "missing scope: operator.write");
    try (var gateway =
            new TestingGateway(
                peer -> {
                  peer.welcome();
                  peer.send(FrameCodec.failed(peer.request().id(), error));
                  peer.awaitClose();
                });
        GatewayConnection connection = open(gateway)) {
      assertThatThrownBy(() -> connection.call("chat.send", null))
          .isInstanceOfSatisfying(
              CallFailedException.class, e -> assertThat(e.error()).isEqualTo(error));
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void aRefusedHandshakeSaysWhy() throws Exception {
    WireError error = WireError.of(ErrorCode.NOT_PAIRED, "pairing required");
    try (var gateway =
        new TestingGateway(
            peer -> {
              peer.send(FrameCodec.failed(peer.challenge().id(), error));
              peer.close(1008, "pairing required");
            })) {
      assertThatThrownBy(() -> open(gateway))
          .isInstanceOfSatisfying(
              CallFailedException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
  }

  @Test
  void anAnswerThatIsNoWebSocketIsNamed() throws Exception {
    try (var gateway = new TestingGateway(peer -> peer.refuseUpgrade(403))) {
      assertThatThrownBy(() -> open(gateway))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("HTTP 403");
    }
  }

  @Test
  void aSocketThatClosesBeforeTheWelcomeIsLost() throws Exception {
    try (var gateway =
        new TestingGateway(
            peer -> {
              peer.challenge();
              peer.close(1013, "starting");
            })) {
      assertThatThrownBy(() -> open(gateway))
          .isInstanceOfSatisfying(
              ConnectionLostException.class,
              e -> assertThat(e.closed()).isEqualTo(new Closed(1013, "starting")));
    }
  }

  @Test
  void aCallWithoutAnswerEndsWithItsTime() throws Exception {
    try (var gateway =
            new TestingGateway(
                peer -> {
                  peer.welcome();
                  peer.awaitClose();
                });
        GatewayConnection connection = open(gateway)) {
      assertThatThrownBy(() -> connection.call("slow", null, Duration.ofMillis(20)))
          .isInstanceOfSatisfying(
              CallFailedException.class,
              e -> {
                assertThat(e.error().code()).isEqualTo("UNAVAILABLE");
                assertThat(e.error().retryable()).isTrue();
              });
    }
  }

  @Test
  void aLostConnectionEndsEveryWaitingCall() throws Exception {
    try (var gateway =
            new TestingGateway(
                peer -> {
                  peer.welcome();
                  peer.request();
                  peer.drop();
                });
        GatewayConnection connection = open(gateway)) {
      assertThatThrownBy(() -> connection.call("node.invoke", null, Duration.ZERO))
          .isInstanceOf(ConnectionLostException.class);
      assertThatThrownBy(() -> connection.call("node.invoke", null, Duration.ZERO))
          .isInstanceOf(ConnectionLostException.class);
    }
  }

  @Test
  void aLostConnectionEndsTheCallOfAListenerToo() throws Exception {
    try (var gateway =
        new TestingGateway(
            peer -> {
              peer.welcome();
              peer.send(FrameCodec.event("go", Map.of()));
              peer.request();
              peer.drop();
            })) {
      GatewayConnection.EventListener asking =
          (connection, _) -> {
            try {
              seen.add(connection.call("ask", null, Duration.ZERO));
            } catch (IOException | CallFailedException | InterruptedException e) {
              seen.add(e);
            }
          };
      GatewayConnection connection =
          GatewayConnection.open(sockets, gateway.url(), HANDSHAKE, asking);
      assertThat(seen.take()).isInstanceOf(ConnectionLostException.class);
      assertThat(connection.awaitClose().code()).isEqualTo(Closed.ABNORMAL);
    }
  }

  @Test
  void aListenerMayCall() throws Exception {
    try (var gateway =
        new TestingGateway(
            peer -> {
              peer.welcome();
              peer.send(FrameCodec.event("go", Map.of()));
              peer.send(FrameCodec.ok(peer.request().id(), Map.of("n", 7)));
              peer.awaitClose();
            })) {
      GatewayConnection.EventListener asking =
          (connection, _) -> {
            try {
              seen.add(connection.call("ask", null).path("n").asInt());
            } catch (IOException | CallFailedException | InterruptedException e) {
              seen.add(e);
            }
          };
      try (GatewayConnection connection =
          GatewayConnection.open(sockets, gateway.url(), HANDSHAKE, asking)) {
        assertThat(seen.take()).isEqualTo(7);
        assertThat(connection.isOpen()).isTrue();
      }
    }
  }

  @Test
  void eventsArriveInOrder() throws Exception {
    List<String> names = IntStream.range(0, 500).mapToObj(n -> "e" + n).toList();
    try (var gateway =
            new TestingGateway(
                peer -> {
                  peer.welcome();
                  for (String name : names) {
                    peer.send(FrameCodec.event(name, Map.of()));
                  }
                  peer.awaitClose();
                });
        GatewayConnection connection = open(gateway)) {
      for (String name : names) {
        assertThat(seen.take()).isEqualTo(name);
      }
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void eventsNobodyTakesEndTheConnection() throws Exception {
    var release = new CountDownLatch(1);
    try (var gateway =
        new TestingGateway(
            peer -> {
              peer.welcome();
              peer.request();
              while (true) {
                peer.send(FrameCodec.event("more", Map.of()));
              }
            })) {
      GatewayConnection.EventListener stuck =
          (_, _) -> {
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          };
      GatewayConnection connection =
          GatewayConnection.open(sockets, gateway.url(), HANDSHAKE, stuck);
      assertThatThrownBy(() -> connection.call("flood", null, Duration.ZERO))
          .isInstanceOf(ConnectionLostException.class);
      assertThat(connection.awaitClose())
          .isEqualTo(new Closed(Closed.ABNORMAL, "too many events were waiting"));
      release.countDown();
    }
  }

  @Test
  void aListenerThatFailsEndsTheConnection() throws Exception {
    try (var gateway =
        new TestingGateway(
            peer -> {
              peer.welcome();
              peer.send(FrameCodec.event("go", Map.of()));
              peer.awaitClose();
            })) {
      GatewayConnection connection =
          GatewayConnection.open(
              sockets,
              gateway.url(),
              HANDSHAKE,
              (_, _) -> {
                throw new IllegalStateException("on purpose");
              });
      assertThat(connection.awaitClose().code()).isEqualTo(Closed.ABNORMAL);
    }
  }

  @Test
  void silenceBeyondTwoTicksEndsTheConnection() throws Exception {
    try (var gateway =
            new TestingGateway(
                peer -> {
                  peer.welcome(20);
                  peer.awaitClose();
                });
        GatewayConnection connection = open(gateway)) {
      assertThat(connection.awaitClose().code()).isEqualTo(CloseCode.TICK_TIMEOUT.code());
    }
  }

  @Test
  void aFrameThatIsNoneEndsTheConnection() throws Exception {
    try (var gateway =
            new TestingGateway(
                peer -> {
                  peer.welcome();
                  peer.send("{\"type\":\"event\",\"type\":\"event\"}");
                  seen.add(peer.awaitClose());
                });
        GatewayConnection connection = open(gateway)) {
      assertThat(connection.awaitClose().code()).isEqualTo(CloseCode.PROTOCOL.code());
      assertThat(seen.take()).isEqualTo(CloseCode.PROTOCOL.code());
    }
  }

  @Test
  void closingSaysGoodbye() throws Exception {
    try (var gateway =
        new TestingGateway(
            peer -> {
              peer.welcome();
              seen.add(peer.awaitClose());
            })) {
      GatewayConnection connection = open(gateway);
      connection.close();
      assertThat(seen.take()).isEqualTo(CloseCode.NORMAL.code());
    }
  }

  @Test
  void aMessageTooLargeToSendIsRefusedAndTheConnectionLives() throws Exception {
    try (var gateway =
            new TestingGateway(
                peer -> {
                  peer.welcome();
                  peer.send(FrameCodec.ok(peer.request().id(), Map.of()));
                  peer.awaitClose();
                });
        GatewayConnection connection = open(gateway)) {
      String sixMillionWideCharacters = "\u20ac".repeat(6_000_000);
      assertThatThrownBy(() -> connection.call("send", sixMillionWideCharacters))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("too large");
      assertThat(connection.call("send", "small").isObject()).isTrue();
    }
  }
}
